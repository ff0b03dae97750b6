using System.CommandLine;
using LearningThePrior.Cli.Models;
using LearningThePrior.LanguageModels.Files;
using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Cli.Prompting;

/// <summary><c>ltp prompts</c>: what language models are told, listed and copied out to be changed.</summary>
internal static class PromptsCommand
{
    public static Command Make(TextWriter output)
    {
        var name = new Argument<string?>("prompt") { Description = "Which prompt to describe and show. Default: all are listed.", Arity = ArgumentArity.ZeroOrOne };
        var of = new Option<string>("--of") { Description = $"The set: {PromptChoice.Names}, a folder, or several joined by +. Default: default.", DefaultValueFactory = _ => PromptLibrary.Default };
        var copy = new Option<string?>("--copy") { Description = "Copy the files into this folder, to be changed and given to --prompts; a file that stands there is left as it is, and refused." };
        var command = new Command("prompts", """
            List, show and copy what language models are told.
            A prompt is a file of parts (=== rules) with named places ({{question}}). A folder with some of the files replaces these, by --prompts of debate, compare,
            judge, amplify, 'learn --model' and run; what it does not hold is as shipped. The hash of every prompt stands in run.json.

            Examples:
              ltp prompts                          what there is
              ltp prompts judge                    its parts, its places and its words
              ltp prompts judge --copy mine        then change mine/judge.txt
              ltp compare --questions q.csv --tree docs --debater M --judges M --prompts default mine rebuttal
            """)
        {
            name, of, copy,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var set = PromptChoice.Library.Read(parsed.GetValue(of));
            var prompts = Chosen(set, parsed.GetValue(name));
            if (parsed.GetValue(copy) is { } folder)
            {
                Copy(output, prompts, folder);
            }
            else if (parsed.GetValue(name) is null)
            {
                List(output, prompts);
            }
            else
            {
                Show(output, prompts[0]);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static IReadOnlyList<Prompt> Chosen(PromptSet set, string? name)
    {
        IReadOnlyList<Prompt> all = [.. PromptChoice.Library.Defaults.Select(p => set.Of(p.Form))];
        return name is null ? all
            : all.FirstOrDefault(p => p.Form.Name == name) is { } one ? [one]
            : throw new UserException($"there is no prompt '{name}'; there are {string.Join(", ", all.Select(p => p.Form.Name))}.");
    }

    private static void List(TextWriter output, IReadOnlyList<Prompt> prompts)
    {
        var width = prompts.Max(p => p.Form.Name.Length) + 2;
        foreach (var prompt in prompts)
        {
            output.WriteLine($"{prompt.Form.Name.PadRight(width)}{prompt.Form.Description}  (sha256 {prompt.Hash[..8]})");
        }

        output.WriteLine("\nSets, for --prompts:");
        foreach (var (name, description) in PromptChoice.Library.Variants.Select(v => (v.Name, $"{v.Description} ({string.Join(", ", v.Prompts.Select(p => p.Form.FileName))})")).Prepend((PromptLibrary.Default, "what is shipped")))
        {
            output.WriteLine($"{name.PadRight(width)}{description}");
        }

        output.WriteLine("\n'ltp prompts NAME' shows one, 'ltp prompts --copy FOLDER' copies all of them.");
    }

    private static void Show(TextWriter output, Prompt prompt)
    {
        output.WriteLine($"{prompt.Form.FileName}: {prompt.Form.Description}\n");
        foreach (var part in prompt.Form.Parts)
        {
            output.WriteLine($"=== {part.Name}{(part.IsNumbered ? " [N]" : "")}{(part.IsOptional ? ", if wanted" : "")}: {part.Description}");
            foreach (var place in part.Places)
            {
                output.WriteLine($"    {{{{{place.Name}}}}}{(place.IsOptional ? ", if wanted" : "")}: {place.Description}");
            }
        }

        output.WriteLine($"\n{prompt.Text.TrimEnd()}");
    }

    private static void Copy(TextWriter output, IReadOnlyList<Prompt> prompts, string folder)
    {
        var files = prompts.Select(p => (Path: Path.Combine(folder, p.Form.FileName), p.Text)).ToList();
        if (files.Find(f => File.Exists(f.Path)) is { Path: { } stands })
        {
            throw new UserException($"--copy: {stands} stands already and is not replaced; take it away, or name another folder.");
        }

        Directory.CreateDirectory(folder);
        foreach (var (path, text) in files)
        {
            UnfinishedFile.Write(path, text);
            output.WriteLine(path);
        }
    }
}
