using LearningThePrior.Replications.Irving2018;

namespace LearningThePrior.Replications.Tests.Irving2018;

public class ExactSearchTests
{
    public static TheoryData<int, int, ulong> Cases => new()
    {
        { 6, 2, 1 }, { 9, 2, 2 }, { 7, 4, 3 }, { 8, 4, 4 }, { 9, 4, 5 }, { 8, 6, 6 }, { 7, 6, 7 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_finds_what_plain_minimax_over_orders_finds(int ink, int pixels, ulong seed)
    {
        var digit = Untrained.Picture(ink, label: (int)(seed % 10), seed);
        var judge = Untrained.Judge(seed);
        var judged = new JudgedSets(new(judge, digit.Image), digit.Label, pixels, new(judge.Network, JudgedSets.Block));
        foreach (var honestFirst in new[] { true, false })
        {
            var found = new ExactSearch(judged, honestFirst).Solve();

            foreach (var game in Games.Each(digit.Label))
            {
                Assert.Equal(Wins([], game, honestFirst), (found & (1 << game)) != 0);
            }
        }

        // Without pruning, without bits, without sets: every order is played out and the judge asked afresh.
        bool Wins(int[] revealed, int game, bool honestFirst)
        {
            if (revealed.Length == pixels)
            {
                var credences = judge.Judge(Untrained.Pixels(digit.Image, revealed));
                return game == SparseJudge.Labels ? credences.Choice == digit.Label : credences[digit.Label] > credences[game];
            }

            var honest = (revealed.Length % 2 == 0) == honestFirst;
            var after = Enumerable.Range(0, ink).Where(i => !revealed.Contains(i)).Select(i => Wins([.. revealed, i], game, honestFirst));
            return honest ? after.Any(w => w) : after.All(w => w);
        }
    }

    [Fact]
    public void A_perfect_side_keeps_what_it_has_won_whatever_the_other_reveals()
    {
        var digit = Untrained.Picture(12, 3, 9);
        var judge = Untrained.Judge(9);
        var columns = new PictureColumns(judge, digit.Image);
        var judged = new JudgedSets(columns, 3, 4, new(judge.Network, JudgedSets.Block));
        foreach (var honestFirst in new[] { true, false })
        {
            var search = new ExactSearch(judged, honestFirst);
            var won = search.Solve();
            var perfect = new ExactStrategy(search);
            var match = new Match(columns, 3, 4, new(judge.Network, 1));
            for (ulong seed = 0; seed < 20; seed++)
            {
                var random = new RandomStrategy(digit.Image.Ink.Count, seed);
                Assert.Equal(won, won & match.Play(perfect, random, honestFirst).Won);
                Assert.Equal(0, ~won & match.Play(random, perfect, honestFirst).Won);
            }

            Assert.Equal(won, match.Play(perfect, perfect, honestFirst).Won);
        }
    }

    [Fact]
    public void Pruning_leaves_most_sets_unjudged()
    {
        var digit = Untrained.Picture(30, 3);
        var judge = Untrained.Judge();
        var batch = new NetworkBatch(judge.Network, JudgedSets.Block);
        var judged = new JudgedSets(new(judge, digit.Image), 3, 4, batch);

        new ExactSearch(judged, true).Solve();
        new ExactSearch(judged, false).Solve();

        Assert.InRange(batch.Evaluations, 1, SetRanks.Count(30, 4) / 2);
    }

    private sealed class RandomStrategy(int ink, ulong seed) : IRevealStrategy
    {
        private readonly Probability.SeededRandom _random = new Probability.Seed(seed).CreateRandom();

        public string Name => "random";

        public int Choose(IReadOnlyCollection<int> revealed, int game)
        {
            int[] moves = [.. Enumerable.Range(0, ink).Where(i => !revealed.Contains(i))];
            return moves[_random.NextInt(moves.Length)];
        }
    }
}
