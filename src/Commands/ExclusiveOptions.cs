using System.CommandLine;

namespace LearningThePrior.Cli;

/// <summary>Options that cannot be given together.</summary>
internal static class ExclusiveOptions
{
    public static void Refuse(ParseResult parsed, Option given, string why, params Option[] others)
    {
        foreach (var other in others.Where(o => parsed.GetResult(o) is { Implicit: false }))
        {
            throw new UserException($"{other.Name} cannot be given together with {given.Name}: {why}.");
        }
    }
}
