using System.CommandLine;
using LearningThePrior.Transcripts.Importing.JsonLines;

namespace LearningThePrior.Cli.Importing;

/// <summary><c>ltp import jsonl</c>.</summary>
internal static class JsonLinesCommand
{
    private const string Line =
        """{"q":"Did it snow?","options":["yes","no"],"gold":0,"turns":[{"who":"pro","says":"It did."}],"judge":{"name":"Ann","p":[0.7,0.3]}}""";

    public static Command Make(TextWriter output)
    {
        var file = new Argument<string>("FILE|DIR") { Description = "JSON objects, each a debate: one a line, one after the other, or in a list; a table (.csv, .tsv), a row a debate or a judgement; or a folder of such files." };
        var map = new Option<string[]>("--map") { Description = "FIELD=PATH, a path being a JSON pointer such as /judge/name; may be given again." };
        var role = new Option<string[]>("--role") { Description = "NAME=A, NAME=B, NAME=judge, or NAME=none for no side: what the file calls a speaker; may be given again." };
        var credences = new Option<CredenceForm>("--credences")
        {
            Description = "How beliefs are stated: shares (sum to 1), percent (sum to 100), first (one number, of the first answer), label (words that choose). Default: shares.",
        };
        var normalise = new Option<bool>("--normalise") { Description = "Divide credences that do not sum to one by their sum, and say so of each. Default: they are refused." };
        var skip = ImportCommand.SkipOption();
        var @out = ImportCommand.OutOption("jsonl");
        var command = new Command("jsonl", $"""
            Import debates in any format of JSON objects, or tables (CSV, TSV).
            Where a field stands is said with --map; otherwise it is looked for
            under its own name. What no field takes is kept in extras.jsonl.

            {List(FieldMap.Fields)}

            Read only where they are mapped:
            {List(FieldMap.MappedFields)}

            Example, for lines such as
              {Line}
              ltp import jsonl debates.jsonl --map question=/q --map answers=/options --map correct=/gold --map speeches=/turns
                --map role=/who --map text=/says --map credences=/judge/p --map judge=/judge/name --role pro=A --role con=B

            Of a table, /COLUMN is a column, and rows that follow each other with one id are judgements of one debate:
              ltp import jsonl debates.csv --map id=/debate --map answer_a=/yes --map answer_b=/no --map speech_a=/for --map speech_b=/against
                --map model_a=/model_for --map judge=/judge --map credences=/p_yes --credences first
            """)
        {
            file, map, role, credences, normalise, skip, @out,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            using var place = RunPlace.Choose(parsed.GetValue(@out), "jsonl");
            var fieldMap = new FieldMap(parsed.GetValue(map) ?? [], parsed.GetValue(role) ?? [])
            {
                Credences = parsed.GetValue(credences),
                Normalise = parsed.GetValue(normalise),
            };
            ImportSummary.Write(output, place.Path, JsonLinesImport.Run(parsed.GetValue(file)!, fieldMap, place.Path, parsed.GetValue(skip), cancellationToken));
            return ExitCode.Success;
        });
        return command;
    }

    private static string List(IReadOnlyList<(string Name, string Meaning)> fields) => string.Join('\n', fields.Select(f => $"  {f.Name,-12} {f.Meaning}"));
}
