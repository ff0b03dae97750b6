using LearningThePrior.Cli.Learning;
using LearningThePrior.Cli.Models;
using LearningThePrior.Debate;
using LearningThePrior.Judges;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Judging;

/// <summary>The judges that <c>ltp judge --judge</c> names: those that judge any debate by what was said, and those that need a world's person.</summary>
internal static class JudgeNames
{
    private static readonly IJudge[] Any = [new QuoteJudge(), new LengthJudge()];

    public static string AnyNames => string.Join(", ", Any.Select(j => j.Name));

    /// <summary>Judges of a run whose worlds can be drawn again: all there are.</summary>
    public static IReadOnlyList<Func<IHuman, IClaimOracle, IJudge>> OfWorlds(IReadOnlyList<string> names, ModelJudging? models) =>
        [.. names.Select(name => Find(name, models) is { } any ? (_, _) => any : JudgeChoice.Parse(name, $"{AnyNames} go by how much is quoted or said; "))];

    /// <summary>Judges of any run.</summary>
    public static IReadOnlyList<IJudge> OfAnyRun(IReadOnlyList<string> names, string kind, ModelJudging? models) =>
        [.. names.Select(name => Find(name, models)
            ?? throw new UserException($"judge '{name}' needs a world that ltp learn drew, and this is a run of '{kind}'; judges of any run are {AnyNames} and language models."))];

    /// <summary>Refuses what names no judge, before anything is opened.</summary>
    public static void Check(IReadOnlyList<string> names, string kind)
    {
        string[] others = [.. names.Where(n => !ModelJudging.IsOne(n))];
        if (kind == RunPlan.LearnKind)
        {
            OfWorlds(others, null);
        }
        else
        {
            OfAnyRun(others, kind, null);
        }

        foreach (var model in names.Where(ModelJudging.IsOne))
        {
            ModelJudgeChoice.Parse(model);
        }
    }

    private static IJudge? Find(string name, ModelJudging? models) =>
        Any.FirstOrDefault(j => j.Name == name) ?? (ModelJudging.IsOne(name) ? models?.Judge(name) : null);
}
