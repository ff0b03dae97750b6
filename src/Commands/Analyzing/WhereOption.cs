using System.CommandLine;

namespace LearningThePrior.Cli.Analyzing;

/// <summary>The option <c>--where</c> of commands that read runs.</summary>
internal static class WhereOption
{
    /// <summary>The same of commands that judge debates: what stands already chooses them.</summary>
    public static Option<string[]> OfDebates() =>
        new("--where") { Description = "FIELD=VALUE,...: only debates that have one of the values, or a judgement that has; a field is any factor of ltp analyze --by. May be given again; all must hold." };

    /// <summary>A new one.</summary>
    public static Option<string[]> Make() =>
        new("--where") { Description = "FIELD=VALUE,...: only what has one of the values; a field is any factor of --by. May be given again; all must hold." };
}
