using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Pages.Tests.Toys;

/// <summary>A decomposition of four levels with its verdict, in a run that was written before.</summary>
internal static class ToyDecompositions
{
    /// <summary>The first question rests on another and on one that hit a limit; at the bottom stands a quote of a node that the run holds.</summary>
    public static StoredDecomposition Divided(string id, string hostile) => new(
        StoredDecomposition.CurrentSchema, "toy", id, "lamps", "H " + hostile,
        [
            new(0, null, "Was the lamp lit? " + hostile, "It was. " + hostile, null, "overseer", 1, []),
            new(1, 0, "What does the story say?", "That it went out.", null, "overseer", 1, []),
            new(2, 1, "What does its first part say?", "It went out at ten.", null, "overseer", 1, []),
            new(3, 2, "And its lamp?", "The light went out at ten.", null, "look_up", 1, [new("/0/1", "went out at ten"), new("/9", hostile)]),
            new(4, 0, "Who says so?", null, "budget", "nobody", 1, []),
            new(5, 0, "Is it so since it is so?", null, "cycle", "nobody", 1, []),
        ])
    {
        QuestionId = "q-lamp",
        QuestionText = "Was the lamp lit? " + hostile,
        Answers = ["no", "yes " + hostile],
        Protocol = "hch:depth=4",
        TreeId = "lamps",
        Moves = 5,
    };

    /// <summary>Adds a decomposition, what is right (the second answer), its verdict and the node that it cites.</summary>
    public static void Write(string run, StoredDecomposition decomposition)
    {
        var key = new StoredKey(StoredKey.CurrentSchema, "toy", decomposition.DecompositionId, 1, null);
        var verdict = JudgementLine.Of(
            new DecidedVerdict(Credences.OfYes(.8), new("logprob", "B")), new("toy", decomposition.DecompositionId, decomposition.Overseer, "model"), new(0, Final: true, StoredJudgement.AsPlayed), 40, key, []);
        foreach (var line in new[] { StoredLine.Of(decomposition), StoredLine.Of(key), StoredLine.Of(verdict), StoredLine.Of(new StoredNode(StoredNode.CurrentSchema, "toy", "lamps", "/0/1", "The light went out at ten.")) })
        {
            using var file = new FileStream(Path.Combine(run, line.File.Name), FileMode.Append);
            file.Write(line.Bytes.Span);
        }
    }
}
