using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>What a debater says in one turn. Untrusted: text, citations and claims are data until they are checked.</summary>
/// <param name="Text">The words.</param>
/// <param name="Citations">Nodes and words of Z that the speech rests on.</param>
/// <param name="Claims">What the speaker commits to.</param>
/// <param name="Contested">Which of the claims on offer the speaker disputes, by index; null where none is.</param>
public sealed record Speech(
    string Text,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<Claim> Claims,
    int? Contested = null)
{
    /// <summary>The speeches that this one was chosen from, this one included; null where there was no choice.</summary>
    public IReadOnlyList<Candidate>? Candidates { get; init; }

    /// <summary>The model call that made it; null where none did.</summary>
    public string? CallId { get; init; }

    /// <summary>What the speaker noted for itself: nobody else is shown it, and it finds it again in <see cref="SpeakingTurn.Notes"/>. Untrusted; null for nothing.</summary>
    public string? Notes { get; init; }

    /// <summary>Why there is no speech; null where there is one. Of a silent speech nothing but this and <see cref="Problem"/> enters the transcript.</summary>
    public Silence? Silence { get; init; }

    /// <summary>What was amiss with the reply: of a silent speech more exactly than <see cref="Silence"/> says, of another what was passed over in it; null for nothing. Untrusted.</summary>
    public string? Problem { get; init; }
}

/// <summary>A speech that might have been made.</summary>
/// <param name="Text">Its words: untrusted.</param>
/// <param name="Score">What it was chosen or passed over for; higher is better.</param>
public sealed record Candidate(string Text, double Score);
