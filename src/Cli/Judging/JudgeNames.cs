using LearningThePrior.Cli.Learning;
using LearningThePrior.Debate;
using LearningThePrior.Judges;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Judging;

/// <summary>The judges that <c>ltp judge --judge</c> names: those that judge any debate by what was said, language models among them, and those that need a world's human.</summary>
internal static class JudgeNames
{
    private static readonly IJudge[] Any = [new QuoteJudge(), new LengthJudge()];

    public static string AnyNames => string.Join(", ", Any.Select(j => j.Name));

    /// <summary>Judges of a run whose worlds can be drawn again: all there are.</summary>
    public static IReadOnlyList<Func<IHuman, IClaimOracle, IJudge>> OfWorlds(IReadOnlyList<string> names, Func<string, IJudge?> models) =>
        [.. names.Select(name => (Find(name) ?? models(name)) is { } any ? (_, _) => any : JudgeChoice.Parse(name, $"{AnyNames} go by how much is quoted or said; "))];

    /// <summary>Judges of any run.</summary>
    public static IReadOnlyList<IJudge> OfAnyRun(IReadOnlyList<string> names, string kind, Func<string, IJudge?> models) =>
        [.. names.Select(name => Find(name) ?? models(name)
            ?? throw new UserException($"judge '{name}' needs a world that ltp learn drew, and this is a run of '{kind}'; judges of any run are {AnyNames} and language models (logprob:openai/gpt-4o)."))];

    private static IJudge? Find(string name) => Any.FirstOrDefault(j => j.Name == name);
}
