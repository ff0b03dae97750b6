using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Debaters.Attacks;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.LanguageModels;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Validating;

/// <summary>All that is done to one debate, before all judges that are validated.</summary>
internal sealed class ValidationHandler(JudgeValidation settings, Func<StoredDebate, Hearing> hear, Lazy<Task<ILookup<string, StoredJudgement>>> others) : IItemHandler
{
    private static readonly string[] Both = [StoredJudgement.AsPlayed, StoredJudgement.Mirrored];
    private static readonly string[] Once = [StoredJudgement.AsPlayed];

    private readonly Lock _gate = new();
    private readonly StoredJudging _judging = new(settings.RunId) { JudgeKind = settings.JudgeKind, Costs = settings.Costs, IsOneSeed = true };

    public async Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
    {
        var (debate, key, _) = JudgedItems.Of(item);
        Hearing hearing;
        lock (_gate)
        {
            hearing = hear(debate);
        }

        var work = new Work(this, debate, key, hearing, cancellationToken);
        IJudge[] judges = [.. settings.LastIsCritic ? hearing.Judges.SkipLast(1) : hearing.Judges];
        var variants = new ValidityVariants(debate, settings.RunId);
        var played = await work.JudgeAsync(variants.AsPlayed, judges, Both);
        if (Does(ValidityTest.Relisted) && variants.Relisted is { } relisted)
        {
            await work.JudgeAsync(relisted, judges, Both);
        }

        foreach (var number in Enumerable.Range(1, settings.Repeats))
        {
            await work.JudgeAsync(variants.Retest(number), judges, Once);
        }

        if (Does(ValidityTest.Alone))
        {
            await work.JudgeAsync(variants.Alone, hearing.Judges, Once);
        }

        for (var i = 0; i < judges.Length; i++)
        {
            if (Loser(debate, played.First(j => j.JudgeId == judges[i].Name && j.Order == StoredJudgement.AsPlayed)) is var (winner, loser))
            {
                await AttackAsync(work, variants, i, judges[i], winner, loser);
            }
        }

        var names = judges.Select(j => j.Name).ToHashSet(StringComparer.Ordinal);
        work.Add((await others.Value)[debate.DebateId].Where(j => !names.Contains(j.JudgeId)).Select(j => StoredLine.Of(j with { RunId = settings.RunId })));
        store.Append(work.Lines);
        if (work.Problem is { } problem)
        {
            throw new ItemFailedException(problem);
        }
    }

    private async Task AttackAsync(Work work, ValidityVariants variants, int number, IJudge judge, string winner, StoredSide loser)
    {
        async Task SpeakAsync(string test, IDebater debater, string? attack = null, string? ruling = null)
        {
            if (Does(test))
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{(attack is null ? "" : $"{attack}~")}{number}");
                var spoken = await work.SpeakAsync(variants, test, name, debater, loser, ruling);
                await work.JudgeAsync(attack is null ? spoken : spoken with { Labels = new Dictionary<string, string>(spoken.Labels) { [ValidityTest.AttackLabel] = attack } }, [judge], Once);
            }
        }

        await SpeakAsync(ValidityTest.Challenge, new Challenger(), ruling: $"My verdict: {winner} is right.");
        await SpeakAsync(ValidityTest.Placebo, new NothingToAdd());
        await SpeakAsync(ValidityTest.Persuader, settings.Persuader);
        foreach (var (name, attacker) in settings.Attacks)
        {
            await SpeakAsync(ValidityTest.Attack, attacker, name);
        }
    }

    private bool Does(string test) => settings.Tests.Contains(test);

    /// <summary>Which side the verdict is for and which against; null where no side lost.</summary>
    private static (string Winner, StoredSide Loser)? Loser(StoredDebate debate, StoredJudgement verdict)
    {
        if (verdict is not { Credences: { } credences, Choice: { } choice })
        {
            return null;
        }

        double Score(StoredSide side) => side.Answer is { } answer ? credences[answer] : side.Credences!.Zip(credences, Math.Min).Sum();
        StoredSide[] sides = [.. debate.Sides.Where(s => s.Debater is not null).OrderByDescending(Score)];
        return sides switch
        {
            [var winner, .., var loser] when Score(winner) > Score(loser) => ($"{winner.Label}", loser),
            [{ Answer: { } answer } only] when answer != choice => ($"\"{debate.Answers[choice]}\"", only),
            _ => null,
        };
    }

    /// <summary>The lines of one debate as they are made.</summary>
    private sealed class Work(ValidationHandler handler, StoredDebate debate, StoredKey? key, Hearing hearing, CancellationToken cancellationToken)
    {
        private readonly List<StoredLine> _lines = [];

        public IReadOnlyList<StoredLine> Lines => _lines;

        public string? Problem { get; private set; }

        public void Add(IEnumerable<StoredLine> lines) => _lines.AddRange(lines);

        public async Task<StoredDebate> SpeakAsync(ValidityVariants variants, string test, string name, IDebater debater, StoredSide side, string? ruling)
        {
            using var conversation = Conversation.Begin(debate.DebateId, debate.Sample);
            return await variants.WithSpeechAsync(test, name, debater, side, ruling, hearing, cancellationToken);
        }

        public async Task<IReadOnlyList<StoredJudgement>> JudgeAsync(StoredDebate variant, IReadOnlyList<IJudge> judges, IReadOnlyList<string> orders)
        {
            using var conversation = Conversation.Begin(variant.DebateId, variant.Sample);
            var ownKey = key is null ? null : key with { RunId = variant.RunId, DebateId = variant.DebateId };
            List<StoredJudgement> made = [];
            foreach (var judge in judges)
            {
                foreach (var order in orders)
                {
                    var judgement = await handler._judging.JudgeAsync(variant, ownKey, hearing, judge, variant.Rounds, order, cancellationToken);
                    Problem ??= judgement.Error;
                    made.Add(judgement);
                }
            }

            _lines.AddRange(ownKey is null ? [StoredLine.Of(variant)] : [StoredLine.Of(ownKey), StoredLine.Of(variant)]);
            _lines.AddRange(made.Select(StoredLine.Of));
            return made;
        }
    }
}
