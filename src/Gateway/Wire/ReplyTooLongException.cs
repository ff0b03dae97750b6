namespace LearningThePrior.Gateway.Wire;

/// <summary>A reply has more bytes than allowed.</summary>
internal sealed class ReplyTooLongException : Exception;
