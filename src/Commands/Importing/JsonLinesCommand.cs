using System.CommandLine;
using LearningThePrior.Transcripts.Importing.JsonLines;

namespace LearningThePrior.Cli.Importing;

/// <summary><c>ltp import jsonl</c>.</summary>
internal static class JsonLinesCommand
{
    public static Command Make(TextWriter output)
    {
        var file = new Argument<string>("FILE") { Description = "One JSON object a line, each a debate." };
        var map = new Option<string[]>("--map") { Description = "FIELD=PATH, a path being a JSON pointer such as /judge/name; may be given again." };
        var role = new Option<string[]>("--role") { Description = "NAME=A, NAME=B or NAME=judge: what the file calls a speaker; may be given again." };
        var @out = ImportCommand.OutOption("jsonl");
        var fields = string.Join('\n', FieldMap.Fields.Select(f => $"  {f.Name,-12} {f.Meaning}"));
        var command = new Command("jsonl", $"""
            Import debates in any format of one JSON object a line.
            Where a field stands is said with --map; otherwise it is looked for
            under its own name. What no field takes is kept in extras.jsonl.

            {fields}

            Example, for lines such as
              {Line}
              ltp import jsonl debates.jsonl --map question=/q --map answers=/options --map correct=/gold --map speeches=/turns
                --map role=/who --map text=/says --map credences=/judge/p --map judge=/judge/name --role pro=A --role con=B
            """)
        {
            file, map, role, @out,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            using var place = RunPlace.Choose(parsed.GetValue(@out), "jsonl");
            var fieldMap = new FieldMap(parsed.GetValue(map) ?? [], parsed.GetValue(role) ?? []);
            ImportSummary.Write(output, place.Path, JsonLinesImport.Run(parsed.GetValue(file)!, fieldMap, place.Path, cancellationToken));
            return ExitCode.Success;
        });
        return command;
    }

    private const string Line =
        """{"q":"Did it snow?","options":["yes","no"],"gold":0,"turns":[{"who":"pro","says":"It did."}],"judge":{"name":"Ann","p":[0.7,0.3]}}""";
}
