using System.Security.Cryptography;
using LearningThePrior.Gateway.Calls;
using LearningThePrior.Gateway.Recordings;
using LearningThePrior.Gateway.Store;
using LearningThePrior.Gateway.Wire;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Calls;

namespace LearningThePrior.Gateway;

/// <summary>A request on its way: all that the handlers need to know of it, read once.</summary>
internal sealed class PendingCall
{
    private PendingCall(ModelName model, CallAddresses addresses, HttpRequestMessage original, byte[] body)
    {
        Model = model;
        Original = original;
        Body = body;
        Call = ModelCall.Current;
        var conversation = Call is null ? Conversation.Current : Call.Conversation;
        ConversationId = conversation?.Id;
        Sample = conversation?.Sample ?? 0;
        Draw = Call?.Tag.Draw ?? 0;
        Secrets = Secrets.Of(original, Call?.Secrets ?? []);
        (Address, Path) = addresses.Of(original.RequestUri!);
        Key = RecordingKey.Of(Address, Path, body, Sample, Draw);
        CallId = $"{ConversationId ?? "-"}:{Key[..12]}";
        Request = CallBody.Later(body);
    }

    public ModelName Model { get; }

    public HttpRequestMessage Original { get; }

    public byte[] Body { get; }

    public ModelCall? Call { get; }

    public string? ConversationId { get; }

    public int Sample { get; }

    public int Draw { get; }

    public ModelRole? Role => Call?.Tag.Role;

    /// <summary>The base address and the path below it, without anything secret.</summary>
    public string Address { get; }

    public string Path { get; }

    /// <summary>See <see cref="RecordingKey"/>.</summary>
    public string Key { get; }

    public string CallId { get; }

    /// <summary>What names it in the store of calls.</summary>
    public CallKey StoreKey => new(Model.Model, Key);

    /// <summary>The attempts that the store was told of and that nothing accounts for yet.</summary>
    public List<CallIntent> Intents { get; } = [];

    /// <summary>When the store was asked for a reply and had none, as a time stamp. Null once the call was sent, and for a call that is to be made whatever the store holds.</summary>
    public long? MissedAt { get; set; }

    /// <summary>By which an endpoint that can tells that it has seen the request: the same in every session. See <see cref="GatewayOptions.IdempotencyHeader"/>.</summary>
    public string RequestId => "ltp-" + Key[..32];

    public Secrets Secrets { get; }

    public string ShortModel => $"{Model.Provider}/{Model.Model}";

    /// <summary>The model and where it is, for messages.</summary>
    public string Place => $"{PlainLine.Of(ShortModel)} at {Address}";

    public bool IsChat => Path.Contains("chat/completions", StringComparison.Ordinal);

    /// <summary>Whether the caller wants a stream of events.</summary>
    public bool AsksForEvents => Body.AsSpan().IndexOf("\"stream\":true"u8) >= 0 || Body.AsSpan().IndexOf("\"stream\": true"u8) >= 0;

    /// <summary>What is sent in the place of the body, where the endpoint takes it in another shape; null for the body itself.</summary>
    public byte[]? Shaped { get; set; }

    public CallBody Request { get; }

    public static async Task<PendingCall> ReadAsync(ModelName model, CallAddresses addresses, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request.RequestUri);
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return new(model, addresses, request, body);
    }

    /// <summary>A message to send: every attempt has its own.</summary>
    /// <param name="idempotencyHeader">The header of its id; null for none.</param>
    public HttpRequestMessage ToMessage(string? idempotencyHeader = null)
    {
        HttpRequestMessage message = new(Original.Method, Original.RequestUri) { Version = Original.Version, VersionPolicy = Original.VersionPolicy };
        Copy(Original.Headers, message.Headers);
        if (idempotencyHeader is not null)
        {
            message.Headers.Remove(idempotencyHeader);
            message.Headers.TryAddWithoutValidation(idempotencyHeader, RequestId);
        }

        if (Original.Content is { } content)
        {
            var sent = Shaped ?? Body;
            message.Content = new ByteArrayContent(sent);
            Copy(content.Headers, message.Content.Headers);
            message.Content.Headers.ContentLength = sent.Length;
        }

        return message;
    }

    /// <summary>A number in [0, 1) that depends on the seed, the call and the attempt alone.</summary>
    public double Jitter(ulong seed, int attempt)
    {
        Span<byte> text = stackalloc byte[8 + 4 + 64];
        BitConverter.TryWriteBytes(text, seed);
        BitConverter.TryWriteBytes(text[8..], attempt);
        System.Text.Encoding.ASCII.GetBytes(Key, text[12..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return (BitConverter.ToUInt64(hash) >> 11) / (double)(1UL << 53);
    }

    private static void Copy(System.Net.Http.Headers.HttpHeaders from, System.Net.Http.Headers.HttpHeaders to)
    {
        foreach (var (name, values) in from.NonValidated)
        {
            to.TryAddWithoutValidation(name, values);
        }
    }
}
