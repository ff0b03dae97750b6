namespace LearningThePrior.Gateway.Store;

/// <summary>A call is not sent, since somebody else's reply to it has been kept after the store was asked for one.</summary>
internal sealed class AnsweredMeanwhileException() : Exception("the call was answered meanwhile");
