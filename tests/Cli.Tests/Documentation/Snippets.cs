using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Evaluation;
using LearningThePrior.Gateway;
using LearningThePrior.Judges;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Snow;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;
using Microsoft.SemanticKernel;

namespace LearningThePrior.Cli.Tests.Documentation;

#pragma warning disable CA1859 // Documents name the seam that readers program against, not what stands behind it.

/// <summary>The C# of the documents, with what is around it there in words. <see cref="SnippetTests"/> holds both to the same lines.</summary>
internal static class Snippets
{
    /// <summary>What stands before each line of a snippet here and not there.</summary>
    public const string Indent = "        ";

    /// <summary>README.md</summary>
    public static async Task HelloAsync()
    {
        var seed = new Seed(1);
        var world = new SnowWorlds { AnatomyFeatures = 3, BackgroundFeatures = 1 }.Sample(seed);
        var question = world.Observed[0].Question;
        var judge = new BoundedJudge(world.Human, checks: 1);

        // Both debaters know all of Z. The setup lists the honest one first; here the one that lies begins, and is A.
        var setup = world.Setup(question, world.Key.TrueLatent(), judge, seed);
        var transcript = await new RecursiveDebate().PlayAsync(setup with { Contestants = [.. setup.Contestants.Reverse()] });

        // "evidence" is log odds of yes, in millionths.
        Console.WriteLine($"{question.Text}\n\n{TranscriptText.Render(transcript.Turns)}");
        Console.WriteLine($"The judge read {string.Join(", ", transcript.JudgeRead)}. {transcript.Verdict.Source.Raw}");
        Console.WriteLine(transcript.Verdict is DecidedVerdict decided ? $"Verdict: yes with {decided.Credences[1]:P0}" : "No decision");
    }

    /// <summary>docs/language-models.md</summary>
    public static async Task<string[]> OpenAsync(Kernel myKernel, IChatClient myChatClient)
    {
        await using var gateway = new ModelGateway(new GatewayOptions { Mode = RecordingMode.Auto, Recordings = "recordings" });
        var name = ModelName.Parse("openai/gpt-4o-mini");
        ILanguageModel model = OpenAIModel.Open(name, gateway.ClientFor(name));       // any endpoint that speaks the OpenAI protocol
        ILanguageModel kernel = new KernelModel(myKernel, name, serviceId: "judge");  // any chat service of a Semantic Kernel
        ILanguageModel client = new ChatClientModel(myChatClient, name);              // any IChatClient
        var judge = new ModelJudge(model);

        return [model.Name.Unaddressed, kernel.Name.Unaddressed, client.Name.Unaddressed, judge.Name];
    }

    /// <summary>docs/language-models.md</summary>
    public static IJudge Reasoning(ILanguageModel model)
    {
        var prompt = Prompt.Read(JudgePrompts.Form, File.ReadAllText("mine/judge.txt"), "mine/judge.txt");
        var reasoning = new ModelJudge(model, new() { Method = ChoiceMethod.Verbalised, Prompt = prompt });

        return reasoning;
    }

    /// <summary>docs/evaluation.md</summary>
    public static async Task EvaluateAsync(IChatClient client, IReadOnlyList<ChatMessage> messages, ChatResponse response)
    {
        await using var run = EvaluationRun.Create("runs/evaluation-1");
        IEvaluator evaluator = new DebateEvaluator(new() { Run = run });
        var document = new DebateEvaluatorContext(File.ReadAllText("docs/manual.md"));
        var result = await evaluator.EvaluateAsync(messages, response, new ChatConfiguration(client), [document]);

        var credence = result.Get<NumericMetric>(DebateEvaluator.CredenceMetricName);
        Console.WriteLine($"{credence.Value:0.00}, {credence.Interpretation!.Rating}: {credence.Reason}");
    }

    /// <summary>docs/transcript-store.md</summary>
    public static Credences Predict()
    {
        var learned = LearnedModels.Load("runs/snow-1/learned/w0000");
        var world = new SnowWorlds().Sample(new Seed(learned.WorldSeed!.Value));
        var credences = learned.Predict(world, [world.ReadQuestion("+-+-++-+")])[0];

        return credences;
    }
}
