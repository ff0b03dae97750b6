using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>What an overseer does next: he asks subquestions, answers, or says that he does not know. What a model says may be none of these.</summary>
/// <typeparam name="TQuestion">What a question is.</typeparam>
/// <typeparam name="TAnswer">What an answer is.</typeparam>
public abstract record OverseerMove<TQuestion, TAnswer>
{
    private protected OverseerMove()
    {
    }
}

/// <summary>The overseer asks; what he asks is answered before he moves again.</summary>
/// <param name="Subquestions">At least one.</param>
public sealed record OverseerAsks<TQuestion, TAnswer>(params IReadOnlyList<TQuestion> Subquestions) : OverseerMove<TQuestion, TAnswer>;

/// <summary>The overseer answers.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Cited">What of the facts or of Z it rests on, beyond what was asked.</param>
public sealed record OverseerAnswers<TQuestion, TAnswer>(TAnswer Value, params IReadOnlyList<Citation> Cited) : OverseerMove<TQuestion, TAnswer>;

/// <summary>The overseer does not know.</summary>
public sealed record OverseerDoesNotKnow<TQuestion, TAnswer> : OverseerMove<TQuestion, TAnswer>;

/// <summary>What the overseer said is no move that can be read: cut off, filtered, or in another form than was asked for.</summary>
/// <param name="Raw">What he said, and in parentheses what is wrong with it. Untrusted.</param>
public sealed record OverseerUnreadable<TQuestion, TAnswer>(string Raw) : OverseerMove<TQuestion, TAnswer>;
