using LearningThePrior.Debate;
using LearningThePrior.Optimization.DirectFits;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Learning;

/// <summary>Fills the ledger of one world: the loop, the human who reads all of D, and the direct fits.</summary>
internal static class RivalCosts
{
    public const string Ltp = "ltp";
    public const string Direct = "direct";
    private const string Nothing = "nothing but D";

    public static IReadOnlyList<RivalCost> Of(IWorld world, LearnedPrior learned, LedgerTotals ledger, LearningSettings settings, TreeAssistant? assistant, IReadOnlyList<DirectFitResult> fits) =>
    [
        new(
            Ltp,
            string.Join("; ", HandedToLoop(world, settings)),
            (learned.Models.F.Cost?.Parameters ?? 0) + (learned.Models.Prior.Cost?.Parameters ?? 0) + world.Latents.Dimension + (assistant?.Parameters ?? 0),
            learned.Evaluations,
            ledger.OverseerCalls > 0 ? ledger.OverseerCalls : ledger.JudgeCalls,
            ledger.PriorQueries + ledger.PriorComparisons,
            ledger.CharactersShown,
            learned.Models.F.Cost?.MultiplyAdds + learned.Models.Prior.Cost?.MultiplyAdds + (long)((assistant?.Flop ?? 0) / 2) + learned.MultiplyAddsOfFilter),
        new(
            "bayes",
            $"the human's own beliefs and exact reckoning; he reads all {world.Observed.Count} examples of D and forecasts every scored question",
            0,
            0,
            world.Sets.Sum(s => (long)s.Scored.Count),
            0,
            world.Observed.Sum(o => (long)o.Question.Text.Length + o.Question.Answers[o.Answer].Length),
            null),
        new(
            Direct,
            $"{Nothing}, of which {fits.Count} fits are chosen by five-fold cross-validation",
            fits.MinBy(f => f.Validation)!.Model.Parameters,
            fits.Sum(f => f.Model.Evaluations + f.FoldEvaluations),
            0,
            0,
            0,
            fits.All(f => f.Model.MultiplyAdds + f.FoldMultiplyAdds is not null) ? fits.Sum(f => f.Model.MultiplyAdds + f.FoldMultiplyAdds) : null),
        .. fits.Select(f => new RivalCost(f.Name, Nothing, f.Model.Parameters, f.Model.Evaluations, 0, 0, 0, f.Model.MultiplyAdds)),
    ];

    private static IEnumerable<string> HandedToLoop(IWorld world, LearningSettings settings)
    {
        yield return settings.ElicitOrDefault switch
        {
            ElicitationKind.Hch => "a human who splits questions",
            ElicitationKind.Amplification => "a human who splits questions; the form of the assistant whom he teaches",
            _ => "debaters who can know all of Mz's tree and a human who judges",
        };
        yield return world.HandedOver;
        var f = settings.ConditionalModelFor(world);
        if (!f.StartsWith(Models.ModelNames.Unshared, StringComparison.Ordinal))
        {
            yield return $"the form of f ({f})";
        }

        if (!string.IsNullOrWhiteSpace(settings.FinalF) && !settings.FinalF.StartsWith(Models.ModelNames.Unshared, StringComparison.Ordinal))
        {
            yield return $"the form of the last stage's f ({settings.FinalF})";
        }
    }
}
