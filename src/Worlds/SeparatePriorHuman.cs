using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds;

/// <summary>One human who is asked about x and about the prior in two ways of reading: each question goes to the one that it is for.</summary>
/// <param name="aboutX">How he takes questions about x.</param>
/// <param name="aboutPrior">How he takes <see cref="PriorQuestion"/>.</param>
internal sealed class SeparatePriorHuman(IHuman aboutX, IHuman aboutPrior) : IHuman
{
    /// <inheritdoc/>
    public Claim? Read(Question question, string topic, NodeAddress address, string text) => For(question).Read(question, topic, address, text);

    /// <inheritdoc/>
    public bool IsElementary(Question question, Claim claim) => For(question).IsElementary(question, claim);

    /// <inheritdoc/>
    public bool Answers(Question question, Claim claim) => For(question).Answers(question, claim);

    /// <inheritdoc/>
    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts) => For(question).MakesUp(question, whole, parts);

    /// <inheritdoc/>
    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed) => For(question).Conclude(question, believed);

    /// <inheritdoc/>
    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed) => For(question).WorthReading(question, seed);

    private IHuman For(Question question) => question is PriorQuestion ? aboutPrior : aboutX;
}
