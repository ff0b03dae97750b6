using System.Collections.Concurrent;
using LearningThePrior.Probability;

namespace LearningThePrior.Worlds.Epidemic;

/// <summary>What the human answers who is told a part of a course: the mean over all courses that fit it, as his prior weighs them. Each answer is worked out once.</summary>
internal sealed class CourseAverages(EpidemicScheme scheme)
{
    private readonly ConcurrentDictionary<(int Week, Course Said), Credences> _known = [];

    /// <summary>The probabilities of a week's answers.</summary>
    /// <param name="week">The week.</param>
    /// <param name="said">What he is told; <see cref="CoursePages.Nothing"/> for a form or a number of which he is told nothing.</param>
    public Credences About(int week, Course said) => _known.GetOrAdd((week, said), of => scheme.Answers.About(
        from form in Options(of.Said.Form, EpidemicScheme.Forms.Count)
        from r0 in Options(of.Said.R0, Quantity.All[0].Steps)
        from capacity in Options(of.Said.Capacity, Quantity.All[1].Steps)
        from start in Options(of.Said.Start, Quantity.All[2].Steps)
        select (EpidemicScheme.Units(new(form, r0, capacity, start), of.Week), Math.Exp(scheme.LogShare(form)))));

    private static IEnumerable<int> Options(int said, int count) => said == CoursePages.Nothing ? Enumerable.Range(0, count) : [said];
}
