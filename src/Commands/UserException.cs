namespace LearningThePrior.Cli;

/// <summary>Something that the user can mend: shown as one line, with exit code 2.</summary>
internal sealed class UserException(string message) : Exception(message);
