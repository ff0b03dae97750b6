using System.CommandLine;

namespace LearningThePrior.Cli.Models;

/// <summary><c>ltp models</c>: what there is to know of models before they are paid for.</summary>
internal static class ModelsCommand
{
    public static Command Make(TextWriter output) => new("models", "Find out what a language model's endpoint can do.")
    {
        ModelCheckCommand.Make(output),
    };
}
