using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LearningThePrior.Benchmarks.Generating;
using LearningThePrior.Cli.Measuring;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts.Importing.JsonLines;

namespace LearningThePrior.Benchmarks.Measuring;

/// <summary><c>import-speed</c>: how long <c>ltp import jsonl</c> takes for many generated debates of four speeches and two judges, and in how much memory.</summary>
internal static class ImportSpeedCommand
{
    private static readonly string[] Map = ["label.world=/world", "model_a=/model_a", "model_b=/model_b", "judges=/verdicts", "judge=/who", "credences=/p"];

    public static Command Make(TextWriter output)
    {
        var debates = new Option<int>("--debates") { Description = "How many. Default: 100,000.", DefaultValueFactory = _ => 100_000 };
        var command = new Command("import-speed", "Time, processor time and peak memory of importing generated debates.") { debates };
        command.SetAction(parsed =>
        {
            var folder = Directory.CreateTempSubdirectory("ltp-import-");
            try
            {
                Measure(folder.FullName, parsed.GetValue(debates), output);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static void Measure(string folder, int debates, TextWriter output)
    {
        var file = Path.Combine(folder, "debates.jsonl");
        Write(file, debates);
        PeakMemory.Forget();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var report = JsonLinesImport.Run(file, new(Map, []), Path.Combine(folder, "run"));
        clock.Stop();
        process.Refresh();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Debates:N0} debates, {new FileInfo(file).Length / 1e6:F0} MB: {clock.Elapsed.TotalSeconds:F1} s, {(process.TotalProcessorTime - before).TotalSeconds:F1} s of processor time, peak memory {PeakMemory.Bytes() / 1e6:F0} MB"));
    }

    private static void Write(string file, int debates)
    {
        using var stream = File.Create(file);
        var words = new GeneratedWords(new Seed(1));
        string[] speeches = [.. Enumerable.Range(0, 500).Select(_ => words.Text(60))];
        for (var i = 0; i < debates; i++)
        {
            using (var json = new Utf8JsonWriter(stream))
            {
                json.WriteStartObject();
                json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"d{i:D6}"));
                json.WriteString("question", string.Create(CultureInfo.InvariantCulture, $"Is statement {i} of the story true?"));
                json.WriteStartArray("answers");
                json.WriteStringValue("yes");
                json.WriteStringValue("no");
                json.WriteEndArray();
                json.WriteNumber("correct", i % 2);
                json.WriteString("world", string.Create(CultureInfo.InvariantCulture, $"w{i % 7}"));
                json.WriteString("model_a", "m-1");
                json.WriteString("model_b", "m-2");
                json.WriteStartArray("speeches");
                for (var turn = 0; turn < 4; turn++)
                {
                    json.WriteStartObject();
                    json.WriteString("role", turn % 2 == 0 ? "A" : "B");
                    json.WriteString("text", speeches[((i * 4) + turn) % speeches.Length]);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteStartArray("verdicts");
                foreach (var judge in new[] { "Jo", "Kim" })
                {
                    json.WriteStartObject();
                    json.WriteString("who", judge);
                    json.WriteStartArray("p");
                    json.WriteNumberValue(.75);
                    json.WriteNumberValue(.25);
                    json.WriteEndArray();
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            stream.WriteByte((byte)'\n');
        }
    }
}
