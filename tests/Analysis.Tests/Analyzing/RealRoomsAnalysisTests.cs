using System.Text.Json.Nodes;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Transcripts.Importing.Nyu;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Analysis.Tests.Analyzing;

/// <summary>The public rooms of julianmichael/debate, against the metadata that came with them.</summary>
public sealed class RealRoomsAnalysisTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Accuracy_scores_and_belief_by_setting_are_what_the_metadata_says()
    {
        var rooms = SharedData.Path("nyu-debates");
        await NyuImport.RunAsync(rooms, _folder["run"], cancellationToken: TestContext.Current.CancellationToken);
        var result = await TranscriptAnalysis.OfAsync(
            [_folder["run"]], new AnalysisOptions { By = ["setting", "method"] }, TestContext.Current.CancellationToken);
        var expected =
            from line in File.ReadLines(Path.Combine(rooms, "debates-metadata.jsonl"))
            let room = JsonNode.Parse(line)!
            let judging = room["status"]?["Complete"]?["result"]?["judgingInfo"]
            where judging is not null
            let credence = (double)judging["finalJudgement"]![(int)judging["correctAnswerIndex"]!]!
            group credence by ((bool)room["setting"]!["isHuman"]! ? "human " : "AI ") + ((bool)room["setting"]!["isDebate"]! ? "debate" : "consultancy");

        foreach (var setting in expected)
        {
            var statistics = result.Groups.Single(g => g.Factors["setting"] == setting.Key && g.Factors["method"] == "human").Statistics;
            Assert.Equal(setting.Count(), statistics["accuracy_of_all"].N);
            Assert.Equal((double)setting.Count(c => c > .5) / setting.Count(), statistics["accuracy_of_all"].Value!.Value, 1e-12);
            Assert.Equal(setting.Average(), statistics["credence_in_truth"].Value!.Value, 1e-12);
            Assert.Equal(setting.Average(c => 2 * (1 - c) * (1 - c)), statistics["brier"].Value!.Value, 1e-12);
            Assert.Equal(setting.Where(c => c > 0).Average(Math.Log), statistics["log_score_finite"].Value!.Value, 1e-12);
            Assert.Equal((double)setting.Count(c => c == .5) / setting.Count(), statistics["even"].Value!.Value, 1e-12);
        }
    }
}
