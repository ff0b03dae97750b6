using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using LearningThePrior.Gateway;
using LearningThePrior.LanguageModels;
using Spectre.Console;

namespace LearningThePrior.Cli.Models;

/// <summary><c>ltp models check</c>: what an endpoint can do, found out by asking it.</summary>
internal static class ModelCheckCommand
{
    private const int PlainWidth = 110;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Make(TextWriter output)
    {
        var model = new Argument<string>("model") { Description = "The model as provider/model@address; the address of openai, ollama, vllm and llamacpp may be left out." };
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON and nothing else." };
        var keep = new Option<string?>("--keep") { Description = "Add the findings to this file, beside what it says of other models; runs are given it by --endpoints." };
        var command = new Command("check", """
            Ask a model for log-probabilities, a tool call, a structured reply, the same reply twice.
            Nine short calls are made, none of them recorded. What the endpoint refuses in a request's shape is found out and said.

            Examples:
              ltp models check openai/gpt-4o-mini
              ltp models check vllm/mistral@http://gpu:8000/v1 --keep endpoints.json
              ltp debate ... --debater vllm/mistral@http://gpu:8000/v1 --endpoints endpoints.json
            """)
        {
            model, json, keep,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var name = ModelName.Parse(parsed.GetRequiredValue(model));
            var file = parsed.GetValue(keep);
            OutputFile.RequireWritable("--keep", file);
            await using var gateway = new ModelGateway(new());
            var report = await ModelProbe.AskAsync(new ModelDesk(gateway).Open(name), cancellationToken);
            if (file is not null)
            {
                EndpointFile.Keep(file, name, Findings(report), Shape(gateway, name));
            }

            if (parsed.GetValue(json))
            {
                output.WriteLine(Json(report, Shape(gateway, name)).ToJsonString(Indented));
            }
            else
            {
                Write(output, report);
                foreach (var difference in Shape(gateway, name).Differences)
                {
                    output.WriteLine($"  Asked as usual it refuses, and requests are sent so: {difference}. Runs find this out by themselves, or know it by --endpoints.");
                }
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static RequestShape Shape(ModelGateway gateway, ModelName name) => gateway.Shapes.GetValueOrDefault(name, RequestShape.AsAsked);

    private static (string Name, string Plain, string Use, ProbeFinding Finding)[] Rows(ProbeReport report) =>
    [
        ("log_probabilities", "log-probabilities", "without them judge with verbalised:MODEL or sampled:MODEL", report.LogProbabilities),
        ("tools", "tool calls", "without them debate with --reading words", report.Tools),
        ("structured_output", "structured output", "without it replies are read as they come", report.StructuredOutput),
        ("system_role", "system role", "without it set ROLE.system_role=false with --settings", report.SystemRole),
        ("seeds", "seeds", "without them a run repeats from its recordings alone", report.Seeds),
    ];

    private static void Write(TextWriter output, ProbeReport report)
    {
        var console = PlainConsole.On(output, PlainWidth);
        console.WriteLine($"{report.Model}, answered by {report.AnsweredBy ?? "a model that does not give its name"}");
        var table = new Table().Border(TableBorder.Simple).AddColumn("").AddColumn("").AddColumn("what was seen");
        foreach (var (_, plain, use, finding) in Rows(report))
        {
            var evidence = finding.Answer == ProbeAnswer.Yes ? finding.Evidence : $"{finding.Evidence}; {use}";
            table.AddRow(plain, Word(finding.Answer), Markup.Escape(evidence));
        }

        console.Write(table);
    }

    private static JsonObject Json(ProbeReport report, RequestShape shape)
    {
        var found = Findings(report);
        found["request_shape"] = new JsonArray([.. shape.Differences.Select(d => (JsonNode)d)]);
        return found;
    }

    private static JsonObject Findings(ProbeReport report)
    {
        var found = new JsonObject { ["model"] = report.Model.ToString(), ["answered_by"] = report.AnsweredBy };
        foreach (var (name, _, _, finding) in Rows(report))
        {
            found[name] = new JsonObject { ["answer"] = Word(finding.Answer), ["evidence"] = finding.Evidence };
        }

        return found;
    }

    private static string Word(ProbeAnswer answer) => answer switch { ProbeAnswer.Yes => "yes", ProbeAnswer.No => "no", _ => "unclear" };
}
