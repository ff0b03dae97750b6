using System.Globalization;

namespace LearningThePrior.Analysis.Tests.Toys;

/// <summary>
/// A made-up checkout in the layout of github.com/julianmichael/debate: 413 rooms that the paper includes, in the paper's four settings and numbers, with
/// outcomes that are given here; rooms that it does not include, judges who came later and were always right, unfinished rooms, and files that are no rooms.
/// </summary>
internal static class Checkout
{
    /// <summary>Setting, rooms, rooms whose judge was right, and rooms whose judge was even. Of the paper are settings, rooms and the rounded shares (84, 74, 78, 80 %).</summary>
    public static readonly (string Setting, bool IsHuman, bool IsDebate, int Rooms, int Right, int Even)[] Settings =
    [
        ("human debate", true, true, 154, 129, 5),
        ("human consultancy", true, false, 96, 71, 2),
        ("AI debate", false, true, 87, 68, 3),
        ("AI consultancy", false, false, 76, 61, 0),
    ];

    /// <summary>Writes it.</summary>
    public static void In(string root)
    {
        var official = Directory.CreateDirectory(Path.Combine(root, "pub", "debates", "official")).FullName;
        File.WriteAllText(Path.Combine(root, "package.json"), "{}");
        File.WriteAllText(Path.Combine(root, "pub", "profiles.json"), """{"Judy":{}}""");
        File.WriteAllText(Path.Combine(official, "feedback.json"), """{"Judy":[{"clarity":4}]}""");
        List<string> metadata = [];
        foreach (var (setting, isHuman, isDebate, rooms, right, even) in Settings)
        {
            for (var i = 0; i < rooms + 20; i++)
            {
                var isIncluded = i < rooms;
                var credence = !isIncluded || i < right ? .9 : i < right + even ? .5 : .2;
                var name = string.Create(CultureInfo.InvariantCulture, $"{setting.Replace(' ', '-')}-{i}");
                File.WriteAllText(Path.Combine(official, name + ".json"), Room(isHuman, isDebate, i % 2, credence, isFinished: i < rooms + 15, question: i));
                metadata.Add(Metadata(name, isHuman, isDebate, i % 2, isIncluded, isFinished: i < rooms + 15));
            }
        }

        File.WriteAllLines(Path.Combine(root, "pub", "debates-metadata.jsonl"), metadata);
        File.WriteAllText(Path.Combine(root, "pub", "debates-metadata.json"), $"[{string.Join(',', metadata)}]");
    }

    private static string Room(bool isHuman, bool isDebate, int correct, double credence, bool isFinished, int question)
    {
        var debater = isHuman ? "Dora" : "GPT-4";
        var seats = isDebate ? $"\"Debater A\":\"{debater}\",\"Debater B\":\"{debater}\"" : $"\"Debater A\":\"{debater}\"";
        var speeches = string.Join(',', (isDebate ? new[] { 0, 1 } : [0]).Select(s =>
            $$$"""
            "{{{s}}}":{"speaker":"{{{debater}}}","timestamp":3000,"content":[{"Text":{"text":"So it is: "}},{"Quote":{"span":[0,2]}}]}
            """));
        var end = !isFinished ? "" : $$"""
            ,{{Feedback("Judy", correct, credence, 6000)}},
             {"OfflineJudgments":{"judgments":{"Olga":{"mode":"timed","startTimeMillis":8000,"judgments":[{"distribution":{{Distribution(correct, .95)}},"feedback":{"speaker":"Olga","timestamp":8100,"content":[]},"endDebate":true}]} } } }
            """;
        return $$"""
            {"setup":{"rules":{},"sourceMaterial":{"QuALITYSourceMaterial":{"articleId":"7","title":"Snow","contents":["It","snowed","."]} },
              "question":"What happened, no. {{question}}?","answers":["rain","snow"],"correctAnswerIndex":{{correct}},"roles":{ {{seats}},"Judge":"Judy"},"offlineJudges":{},"creationTime":1000},
             "rounds":[{"SimultaneousSpeeches":{"speeches":{ {{speeches}} } } }{{end}}]}
            """;
    }

    private static string Feedback(string judge, int correct, double credence, int at) =>
        $$"""{"JudgeFeedback":{"distribution":{{Distribution(correct, credence)}},"feedback":{"speaker":"{{judge}}","timestamp":{{at}},"content":[]},"endDebate":true} }""";

    private static string Distribution(int correct, double credence) => FormattableString.Invariant(
        $"[{(correct == 0 ? credence : 1 - credence):R},{(correct == 0 ? 1 - credence : credence):R}]");

    private static string Metadata(string name, bool isHuman, bool isDebate, int correct, bool isIncluded, bool isFinished) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"setting\":{{\"isHuman\":{Json(isHuman)},\"isDebate\":{Json(isDebate)}}},\"name\":\"{name}\",")
        + (isFinished
            ? string.Create(CultureInfo.InvariantCulture, $"\"status\":{{\"Complete\":{{\"result\":{{\"timestamp\":6000,\"correctAnswerIndex\":{correct},\"endedBy\":{{\"JudgeDecided\":{{}}}}}},\"offlineJudgingResults\":{{}}}}}},")
            : "\"status\":{\"InProgress\":{}},")
        + $"\"includedInPaper\":{Json(isIncluded)}}}";

    private static string Json(bool value) => value ? "true" : "false";
}
