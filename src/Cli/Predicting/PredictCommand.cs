using System.CommandLine;
using System.Globalization;
using LearningThePrior.Cli.Learning;
using LearningThePrior.LanguageModels.Files;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Predicting;

/// <summary><c>ltp predict</c>: answers new x by the f and the posterior that a run of <c>ltp learn</c> left.</summary>
internal static class PredictCommand
{
    public static Command Make(TextWriter output)
    {
        var run = new Argument<string>("RUN") { Description = "The folder of a run of 'ltp learn'." };
        var questions = new Option<string>("--questions") { Description = "A file of questions, one a line; blank lines and lines that begin with # are passed over.", Required = true };
        var world = new Option<int>("--world") { Description = "Which world of the run, from 0. Default: 0.", DefaultValueFactory = _ => 0 };
        var json = new Option<bool>("--json") { Description = "Print the lines of predictions.jsonl and nothing else." };
        var @out = new Option<string?>("--out") { Description = "Write those lines to this file too; one that stands is not written over." };
        var command = new Command("predict", """
            Answer new questions by what a run of 'ltp learn' learned.
            The run's f and its posterior over z answer; no human and no debater is asked.

            Each world has its own way to write a question ('ltp worlds snow' tells snow's): features as signs (+-+-++-+), a month
            (1998-01), a path (/0/1/1), the number of a statement (7).

            Examples:
              ltp predict runs/snow-1 --questions new.txt
              ltp predict runs/keeling-1 --questions months.txt --world 2 --json --out months.jsonl
            """)
        {
            run, questions, world, json, @out,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var to = Unused(parsed.GetValue(@out));
            OutputFile.RequireWritable("--out", to);
            var (folder, plan) = RunFolder.Open(parsed.GetValue(run)!);
            var index = parsed.GetValue(world);
            if (index < 0 || index >= plan.Worlds)
            {
                throw new UserException($"--world: {folder.Path} has the worlds 0 to {plan.Worlds - 1}; {index} is none.");
            }

            var place = folder.LearnedOf(index);
            if (!Directory.Exists(place))
            {
                throw new UserException($"{place} is missing: world {index} is not finished ('ltp learn --resume {folder.Path}' goes on), or an earlier version learned it, which kept no models.");
            }

            var learnedWorld = RunBuilder.Family(plan, folder.Path).Sample(WorldExperiment.SampleOf(index, RunBuilder.Seed(plan)));
            var asked = QuestionFile.Read(parsed.GetValue(questions)!, learnedWorld);
            TorchRuntime.EnsureLoaded();
            var models = LearnedModels.Load(place, learnedWorld, Names.All);
            var predicted = models.Predict(learnedWorld, asked);
            using var lines = new MemoryStream();
            PredictionFile.Write(lines, asked.Zip(predicted, (q, c) => new StoredPrediction(
                StoredPrediction.CurrentSchema, WorldExperiment.NameOf(index), null, q.Id, q.Text, null, c.Values, null, null)));
            if (to is not null)
            {
                using var file = new UnfinishedFile(to);
                lines.WriteTo(file.Stream);
                file.Complete(replace: false);
            }

            if (parsed.GetValue(json))
            {
                output.Write(System.Text.Encoding.UTF8.GetString(lines.ToArray()));
            }
            else
            {
                WriteTable(output, [.. asked.Zip(predicted, (q, c) => (q.Text, Answer(q.Answers, c)))]);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static string? Unused(string? path) => path switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(path) => throw new UserException("--out must name a file; it is blank."),
        _ when File.Exists(path) || Directory.Exists(path) => throw new UserException($"--out: {path} is there already; name another file."),
        _ => path,
    };

    /// <summary>The likeliest answer, the first of equals, with its credence.</summary>
    private static string Answer(Debate.AnswerSet answers, Credences credences)
    {
        var best = Enumerable.Range(0, credences.Count).MaxBy(i => credences[i]);
        return string.Create(CultureInfo.InvariantCulture, $"{credences[best]:F3}  {answers[best]}");
    }

    private static void WriteTable(TextWriter output, IReadOnlyList<(string Question, string Answer)> rows)
    {
        var width = rows.Max(r => r.Question.Length);
        foreach (var (question, answer) in rows)
        {
            output.WriteLine($"{question.PadRight(width)}  {answer}");
        }
    }
}
