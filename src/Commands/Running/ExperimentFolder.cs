using System.Text.Json;
using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Models;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Running;

/// <summary>What the folder of an experiment says of the run.</summary>
internal static class ExperimentFolder
{
    private const string OfTheWhole = "paying";

    /// <summary>What <c>run.json</c> is to say: the plan, what tells cells apart, what models are told in each, and what the file says of the whole run.</summary>
    public static RunInfo Info(ExperimentPlan plan, IReadOnlyList<string> paying, string? recordings)
    {
        SortedDictionary<string, string> prompts = new(StringComparer.Ordinal);
        foreach (var planned in plan.Cells.Select(c => c.Debates.Prompts).DistinctBy(p => p?.Named))
        {
            foreach (var (form, hash) in PlannedPrompts.Hashes(PlannedPrompts.Open(planned), DebateRun.Prompted))
            {
                prompts[planned is null ? form : $"{planned.Named}/{form}"] = hash;
            }
        }

        var info = ModelRunFile.Info(plan.RunId, RunCommand.Kind, plan, ExperimentJson.Default.ExperimentPlan, recordings, prompts, plan.Factors);
        if (paying.Count > 0)
        {
            info.More![OfTheWhole] = JsonSerializer.SerializeToElement(paying, ExperimentJson.Default.IReadOnlyListString);
        }

        return info;
    }

    /// <summary>What the file of a run that was begun said of the whole run, as flags: prices, limits and where replies are kept. What is typed replaces them.</summary>
    public static IReadOnlyList<string> Paying(string folder) => StoredRun.Open(folder).Info.More?.GetValueOrDefault(OfTheWhole) is { ValueKind: JsonValueKind.Array } flags
        ? flags.Deserialize(ExperimentJson.Default.IReadOnlyListString)!
        : [];

    /// <summary>The plan of a run that was begun.</summary>
    /// <exception cref="UserException">It is no such run, or it or its documents were changed since.</exception>
    public static ExperimentPlan Open(string folder)
    {
        var plan = PlanFile.Open(folder, RunCommand.Kind, ExperimentJson.Default.ExperimentPlan, p => p.RunId, "ltp run");
        foreach (var cell in plan.Cells)
        {
            DocumentHash.RequireSame(cell.Debates.Tree, cell.Debates.Documents);
        }

        return plan;
    }
}
