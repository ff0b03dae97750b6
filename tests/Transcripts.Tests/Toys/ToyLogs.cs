using System.IO.Compression;
using System.Text;

namespace LearningThePrior.Transcripts.Tests.Toys;

/// <summary>Small logs of our own with the fields of inspect_ai/log/_log.py.</summary>
internal static class ToyLogs
{
    /// <summary>A sample with two debaters and five scorers.</summary>
    public const string Sample = """
        {"id":"q1","epoch":2,"input":"Did it snow?","choices":["yes","no"],"target":"A",
         "messages":[{"role":"system","content":"Argue."},{"role":"user","content":"Did it snow?"},
          {"role":"assistant","content":[{"type":"text","text":"It <quote>snowed</quote>."}],"model":"m-1","metadata":{"role":"pro"}},
          {"role":"assistant","content":"No.","model":"m-2","metadata":{"role":"con"}}],
         "scores":{"letter":{"value":"I","answer":"B","explanation":"B was surer."},"plain":{"value":"C"},"share":{"value":0.25},"tied":{"value":"P"},"none":{"value":"N"}},
         "metadata":{"world":"snow","hard":true}}
        """;

    /// <summary>Writes a log, as its name says a <c>.json</c> or a zip.</summary>
    public static void Write(string path, int version, params string[] samples)
    {
        var header = $$"""
            {"version":{{version}},"status":"success","eval":{"task":"toy","model":"m-0","model_roles":{"grader":{"model":"m-judge"} } },
             "results":{"scorer":{"name":"match"},"scores":[{"name":"match","scorer":"match"}]}
            """;
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            File.WriteAllText(path, $"{header},\"samples\":[{string.Join(',', samples)}]}}");
            return;
        }

        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (text, i) in samples.Select((s, i) => (s, i)))
        {
            Add(zip, $"samples/{i}_epoch_1.json", text);
        }

        Add(zip, "header.json", header + "}");
    }

    public static void Add(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
