using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Probability;
using LearningThePrior.Replications.Irving2018;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Cli.Digits;

/// <summary>What a run of <c>ltp digits</c> plays: it stands in <c>run.json</c> and names the run.</summary>
internal sealed record DigitsPlan
{
    /// <summary>The folder or file of digits; null where they are drawn.</summary>
    public required string? Data { get; init; }

    /// <summary>Pixels a side.</summary>
    public required int Size { get; init; }

    /// <summary>SHA-256 of the pictures and what they show.</summary>
    public required string DigitsSha256 { get; init; }

    public required int Pixels { get; init; }

    /// <summary>"exact", "mcts" or "trained".</summary>
    public required string Play { get; init; }

    public required int Images { get; init; }

    public required JudgeSettings Judge { get; init; }

    public required RolloutSettings Search { get; init; }

    public required DebaterSettings Debaters { get; init; }

    /// <summary>As text: it may exceed what every JSON reader keeps exactly.</summary>
    public required string Seed { get; init; }

    /// <summary>The run's id: the same plan for the same pictures has the same one everywhere.</summary>
    [JsonIgnore]
    public string RunId => "digits-" + Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this with { Data = null }, DigitsPlanJson.Default.DigitsPlan)))[..8];

    /// <summary>The study.</summary>
    [JsonIgnore]
    public DigitPlan Study => new(Pixels, Enum.Parse<DigitPlay>(Play, ignoreCase: true), Images, Judge, new(SeedNumber)) { Search = Search, Debaters = Debaters };

    [JsonIgnore]
    private ulong SeedNumber => ulong.Parse(Seed, CultureInfo.InvariantCulture);

    /// <summary>The pictures again.</summary>
    /// <exception cref="UserException">They cannot be read, or were changed after the run began.</exception>
    public DigitSet Digits()
    {
        var digits = Load(Data, Size, Images, SeedNumber);
        return Hash(digits) == DigitsSha256 ? digits : throw new UserException($"--data: {Data} was changed after the run began; restore it, or begin a new run.");
    }

    /// <summary>Reads or draws pictures.</summary>
    /// <param name="data">The folder or file; null to draw them.</param>
    /// <param name="size">Pixels a side; null for what the files hold, or 8.</param>
    /// <param name="images">How many are to be debated.</param>
    /// <param name="seed">Draws them.</param>
    /// <exception cref="UserException">The files cannot be read.</exception>
    public static DigitSet Load(string? data, int? size, int images, ulong seed)
    {
        if (data is null)
        {
            return DrawnDigits.Draw(size ?? OptDigitsFile.Size, 4_000, Math.Max(images, 1_000), new Seed(seed).For("drawn digits"));
        }

        if (string.IsNullOrWhiteSpace(data) || !(File.Exists(data) || Directory.Exists(data)))
        {
            throw new UserException($"--data: there is no file or folder '{data}'.");
        }

        try
        {
            return DigitFiles.Load(data, size);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"--data: {e.Message}");
        }
    }

    /// <summary>SHA-256 of the pictures and what they show.</summary>
    public static string Hash(DigitSet digits)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{digits.Name}\n{digits.Train.Count}\n")));
        foreach (var digit in digits.Train.Concat(digits.Test))
        {
            var area = digit.Image.Size * digit.Image.Size;
            hash.AppendData([(byte)digit.Label, .. Enumerable.Range(0, area).Select(p => (byte)digit.Image[p])]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>How a plan is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(DigitsPlan))]
internal sealed partial class DigitsPlanJson : JsonSerializerContext;
