using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Gateway.Store;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cluster.Running;

/// <summary>How an item ended.</summary>
internal enum ItemEnd
{
    /// <summary>All went well.</summary>
    Finished,

    /// <summary>It failed, and its lines say so.</summary>
    Told,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>Going on is of no use for any item.</summary>
    RunEnded,
}

/// <summary>What an item yielded: lines and files of the run's folder, lines of its file of calls, and which calls' replies it rests on.</summary>
internal sealed record ItemResult
{
    public required ItemEnd End { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Error { get; init; }

    /// <summary>The model's failure, where that is what ended it.</summary>
    public ModelFailure? Failure { get; init; }

    public IReadOnlyList<StoredLine> Lines { get; init; } = [];

    public IReadOnlyList<(string Name, byte[] Content)> Files { get; init; } = [];

    public IReadOnlyList<byte[]> Calls { get; init; } = [];

    public IReadOnlyList<CallKey> Replies { get; init; } = [];

    /// <summary>What its calls came to, by role and model.</summary>
    public IReadOnlyList<(ModelRole? Role, string Model, CallTotals Totals)> Totals { get; init; } = [];

    /// <summary>What the item failed with, as the driver's engine takes it; null where it did not fail.</summary>
    public Exception? Exception => End switch
    {
        ItemEnd.Finished => null,
        ItemEnd.Told => new ItemFailedException(Error!),
        ItemEnd.RunEnded => Failure is { } failure ? new ModelException(failure, Error!) : new RunEndedException(Error!),
        _ => new ClusterItemException(Error!),
    };

    public byte[] ToBytes()
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes, Encoding.UTF8);
        writer.Write((byte)End);
        writer.Write(Error ?? "");
        writer.Write(Failure is { } failure ? (int)failure : -1);
        Write(writer, Lines, line => (line.File.Name, line.Bytes));
        Write(writer, Files, file => (file.Name, file.Content));
        Write(writer, Calls, call => ("", call));
        Write(writer, Replies, reply => (reply.Model, Encoding.ASCII.GetBytes(reply.Hash)));
        Write(writer, Totals, t => (t.Model, Encoding.UTF8.GetBytes($"{(t.Role is { } role ? (int)role : -1)}|{JsonSerializer.Serialize(t.Totals, CallTotalsJson.Default.CallTotals)}")));
        writer.Flush();
        return bytes.ToArray();
    }

    public static ItemResult Read(byte[] bytes)
    {
        using BinaryReader reader = new(new MemoryStream(bytes), Encoding.UTF8);
        var (end, error, failure) = ((ItemEnd)reader.ReadByte(), reader.ReadString(), reader.ReadInt32());
        return new()
        {
            End = end,
            Error = end == ItemEnd.Finished ? null : error,
            Failure = failure < 0 ? null : (ModelFailure)failure,
            Lines = Read(reader, (name, content) => new StoredLine(StoreFile.All.Single(f => f.Name == name), content)),
            Files = Read(reader, (name, content) => (name, content)),
            Calls = Read(reader, (_, content) => content),
            Replies = Read(reader, (model, hash) => new CallKey(model, Encoding.ASCII.GetString(hash))),
            Totals = Read(reader, TotalsOf),
        };
    }

    private static (ModelRole? Role, string Model, CallTotals Totals) TotalsOf(string model, byte[] content)
    {
        var parts = Encoding.UTF8.GetString(content).Split('|', 2);
        var role = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
        return (role < 0 ? null : (ModelRole)role, model, JsonSerializer.Deserialize(parts[1], CallTotalsJson.Default.CallTotals)!);
    }

    private static void Write<T>(BinaryWriter writer, IReadOnlyList<T> all, Func<T, (string Name, ReadOnlyMemory<byte> Content)> of)
    {
        writer.Write(all.Count);
        foreach (var (name, content) in all.Select(of))
        {
            writer.Write(name);
            writer.Write(content.Length);
            writer.Write(content.Span);
        }
    }

    private static T[] Read<T>(BinaryReader reader, Func<string, byte[], T> of)
    {
        var all = new T[reader.ReadInt32()];
        for (var i = 0; i < all.Length; i++)
        {
            var name = reader.ReadString();
            all[i] = of(name, reader.ReadBytes(reader.ReadInt32()));
        }

        return all;
    }
}

/// <summary>How totals are written.</summary>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(CallTotals))]
internal sealed partial class CallTotalsJson : JsonSerializerContext;
