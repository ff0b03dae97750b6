using LearningThePrior.Gateway;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Snow;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace LearningThePrior.Cli.Tests.Documentation;

#pragma warning disable CA1859 // Documents name the seam that readers program against, not what stands behind it.

/// <summary>The C# of the documents, with what is around it there in words. <see cref="SnippetTests"/> holds both to the same lines.</summary>
internal static class Snippets
{
    /// <summary>What stands before each line of a snippet here and not there.</summary>
    public const string Indent = "        ";

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

    /// <summary>docs/transcript-store.md</summary>
    public static Credences Predict()
    {
        var learned = LearnedModels.Load("runs/snow-1/learned/w0000");
        var world = new SnowWorlds().Sample(new Seed(learned.WorldSeed!.Value));
        var credences = learned.Predict(world, [world.ReadQuestion("+-+-++-+")])[0];

        return credences;
    }
}
