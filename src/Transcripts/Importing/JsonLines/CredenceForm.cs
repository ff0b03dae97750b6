namespace LearningThePrior.Transcripts.Importing.JsonLines;

/// <summary>How a file states what a judge believes.</summary>
public enum CredenceForm
{
    /// <summary>A number from 0 to 1 for each answer, summing to one.</summary>
    Shares,

    /// <summary>A number from 0 to 100 for each answer, summing to 100.</summary>
    Percent,

    /// <summary>One number from 0 to 1: the credence in the first of two answers.</summary>
    First,

    /// <summary>Words that choose an answer, read as a live judge's reply is; the chosen one gets all credence, and what chooses none is an unparseable verdict.</summary>
    Label,
}
