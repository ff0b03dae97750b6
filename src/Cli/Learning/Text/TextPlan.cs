using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Cli.Models;

namespace LearningThePrior.Cli.Learning.Text;

/// <summary>What <c>ltp learn --model</c> runs, as it is typed: it stands in <c>run.json</c>, names the run, and is what a resumed run goes on with.</summary>
internal sealed record TextPlan
{
    /// <summary>The user's D and D*, by its full path.</summary>
    public required string Data { get; init; }

    /// <summary>SHA-256 of that file, so that a resumed run learns from the same.</summary>
    public required string DataSha256 { get; init; }

    /// <summary>Who proposes and changes Z.</summary>
    public required string Model { get; init; }

    /// <summary>Who is asked as a human would be.</summary>
    public required string Judge { get; init; }

    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>What models are told; null for what is shipped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlannedPrompts? Prompts { get; init; }

    /// <summary>How each role is asked, one setting a line; null for as usual.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ModelSettings { get; init; }

    /// <summary>As text: it may exceed what every JSON reader keeps exactly.</summary>
    public required string Seed { get; init; }

    /// <summary>The run's id: the same plan has the same one everywhere.</summary>
    [JsonIgnore]
    public string RunId => "text-" + Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        this with { Data = Path.GetFileName(Data), Settings = new SortedDictionary<string, string>(Settings.ToDictionary(), StringComparer.Ordinal) },
        TextJson.Default.TextPlan)))[..8];

    /// <summary>SHA-256 of a file of examples.</summary>
    public static string Hash(string path) => File.Exists(path)
        ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))
        : throw new UserException($"--data: there is no file {path}.");
}
