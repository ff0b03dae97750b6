using System.Text.Json.Serialization;
using LearningThePrior.Cli.Models;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Judging;

/// <summary>The plan of <c>ltp judge</c>: the run, its judges and how they are asked, each in the words of the command line.</summary>
internal sealed record JudgePlan
{
    /// <summary>The run's folder.</summary>
    public required string Run { get; init; }

    public required IReadOnlyList<string> Judges { get; init; }

    public required bool EachStage { get; init; }

    public required bool BothOrders { get; init; }

    public required SideNaming SideNames { get; init; }

    public IReadOnlyList<string>? ModelSettings { get; init; }

    /// <summary>What models that judge are told; null for what is shipped.</summary>
    public PlannedPrompts? Prompts { get; init; }

    /// <summary>Who judges, none twice.</summary>
    [JsonIgnore]
    public IReadOnlyList<Named<JudgeFactory>> Named => [.. Judges.Select(Names.All.Judges.Parse).Distinct()];

    /// <summary>What it takes to judge each debate.</summary>
    /// <param name="run">The run, opened.</param>
    /// <param name="open">Opens a language model; null where none judges.</param>
    public Func<StoredDebate, Hearing> Hearings(StoredRun run, Func<ModelName, ILanguageModel>? open) => RunHearings.Of(
        run,
        [.. Named.Select(j => j.Make())],
        new() { Models = open, JudgePrompt = PlannedPrompts.Open(Prompts).Of(JudgePrompts.Form), Called = Prompts?.Named });
}

/// <summary>How a plan is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(JudgePlan))]
internal sealed partial class JudgeJson : JsonSerializerContext;
