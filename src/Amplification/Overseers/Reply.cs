namespace LearningThePrior.Amplification.Overseers;

/// <summary>Why a question has no answer. "Do not know" passes on: whoever asked is told so and may go on without.</summary>
public enum NoAnswer
{
    /// <summary>There is an answer.</summary>
    None,

    /// <summary>Whoever was asked does not know.</summary>
    DoNotKnow,

    /// <summary>The question stands too deep below the first.</summary>
    Depth,

    /// <summary>The overseer would have asked more subquestions than are allowed.</summary>
    Width,

    /// <summary>The budget of overseer's moves is spent.</summary>
    Budget,

    /// <summary>The question was being answered already: it would have had to rest on itself.</summary>
    Cycle,

    /// <summary>What the overseer said cannot be read.</summary>
    Unreadable,
}

/// <summary>An answer, or why there is none.</summary>
/// <typeparam name="TAnswer">What an answer is.</typeparam>
/// <param name="Value">The answer; the type's default where there is none.</param>
/// <param name="Missing">Why there is none; <see cref="NoAnswer.None"/> where there is one.</param>
public readonly record struct Reply<TAnswer>(TAnswer? Value, NoAnswer Missing)
{
    /// <summary>An answer.</summary>
    public Reply(TAnswer value)
        : this(value, NoAnswer.None)
    {
    }

    /// <summary>Whether there is an answer.</summary>
    public bool IsKnown => Missing == NoAnswer.None;
}
