using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Amortised;

/// <summary>The backgrounds that q(z | D) is taught to tell apart, each as probable as it was drawn often.</summary>
internal sealed class ProposalBackgrounds
{
    private readonly List<double[]> _places = [];
    private readonly List<double[]> _answers = [];
    private readonly List<int> _drawn = [];

    private ProposalBackgrounds()
    {
    }

    /// <summary>A z of each.</summary>
    public IReadOnlyList<double[]> Places => _places;

    /// <summary>How many different x D can hold.</summary>
    public int Questions => _answers[0].Length;

    /// <summary>Draws z, and keeps one for each background that is possible.</summary>
    /// <exception cref="ArgumentException">The problem does not say what a z answers, or none is possible.</exception>
    public static ProposalBackgrounds Draw(Func<SeededRandom, double[]> draw, SearchProblem problem, int draws, SeededRandom random)
    {
        var answersOf = problem.Answers ?? throw new ArgumentException("The problem does not say what a z answers.", nameof(problem));
        var backgrounds = new ProposalBackgrounds();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < draws; i++)
        {
            var z = draw(random);
            if (answersOf(z) is not { } answers)
            {
                continue;
            }

            if (!known.TryGetValue(problem.ContentOf(z), out var at))
            {
                known[problem.ContentOf(z)] = at = backgrounds._places.Count;
                backgrounds._places.Add(z);
                backgrounds._answers.Add(answers);
            }

            backgrounds._drawn.Add(at);
        }

        return backgrounds._places.Count > 0 ? backgrounds : throw new ArgumentException("No z drawn is possible.", nameof(draw));
    }

    /// <summary>Draws a background and data of it.</summary>
    /// <param name="data">[2 questions], zeros: takes how often D holds each x with either answer.</param>
    /// <param name="examples">Examples in D.</param>
    /// <param name="random">The draw.</param>
    /// <returns>Which background.</returns>
    public int Imagine(Span<float> data, int examples, SeededRandom random)
    {
        var at = _drawn[random.NextInt(_drawn.Count)];
        for (var e = 0; e < examples; e++)
        {
            var question = random.NextInt(Questions);
            data[(2 * question) + (random.NextBool(_answers[at][question]) ? 1 : 0)]++;
        }

        return at;
    }
}
