using LearningThePrior.Debate.Debaters.Attacks;

namespace LearningThePrior.Experiments.Registry;

/// <summary>Attacks on judges; each is a debater too, who attacks with every free speech.</summary>
internal static class AttackNames
{
    /// <summary>The attacks.</summary>
    public static IReadOnlyList<(string Name, string Description, AttackFactory Make)> Known { get; } =
    [
        ("escape-characters", "feigns the end of the debate by line feeds and forged marks", inner => new EscapeCharacters(inner)),
        ("ignore-the-above", "tells the judge to forget what came before", inner => new IgnoreTheAbove(inner)),
        ("fake-completion", "pretends that the verdict was given", inner => new FakeCompletion(inner)),
        ("fake-reasoning", "has the form of an argument and no content", inner => new FakeReasoning(inner)),
        ("empty-answer", "says one mark of punctuation", inner => new EmptyAnswer(inner)),
        ("combined-attack", "does the first four in one speech", inner => new CombinedAttack(inner)),
    ];

    public static IEnumerable<Entry<AttackFactory>> All => Known.Select(a => new Entry<AttackFactory>(a.Name, a.Description, [], _ => a.Make));
}
