using System.Globalization;

namespace LearningThePrior.Cluster;

/// <summary>Where a cluster meets: its store.</summary>
/// <param name="Scheme"><c>redis</c>, <c>rediss</c> (encrypted), <c>postgres</c>, or <c>local</c> for silos that are started on this machine.</param>
/// <param name="Host">The host.</param>
/// <param name="Port">The port.</param>
/// <param name="Secret">The shared secret; null for none.</param>
public sealed record ClusterAddress(string Scheme, string Host, int Port, string? Secret)
{
    private const int MostLocal = 64;

    /// <summary>The environment variable of the shared secret.</summary>
    public const string SecretVariable = "LTP_CLUSTER_SECRET";

    /// <summary>How many silos are started on this machine; 0 where the address is a store's.</summary>
    public int Local { get; private init; }

    /// <summary>The user and the database, of PostgreSQL.</summary>
    internal string? User { get; private init; }

    internal string? Database { get; private init; }

    /// <summary>The PKCS #12 file of the certificate that a whole cluster shares; null where nothing is encrypted by it.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>Its password; null for none.</summary>
    public string? CertificatePassword { get; init; }

    internal bool IsPostgres => Scheme == "postgres";

    internal bool IsEncrypted => Scheme == "rediss";

    /// <summary>The address without its secret, for messages.</summary>
    public string Place => Local > 0 ? $"local:{Local}" : $"{Scheme}://{Host}:{Port}";

    /// <summary>The address with its secret, for a child process.</summary>
    internal string Whole => $"{Scheme}://{(User is null ? Secret is null ? "" : $":{Uri.EscapeDataString(Secret)}@" : $"{Uri.EscapeDataString(User)}{(Secret is null ? "" : $":{Uri.EscapeDataString(Secret)}")}@")}{Host}:{Port}{(Database is null ? "" : $"/{Database}")}";

    internal string ConnectionString => new Npgsql.NpgsqlConnectionStringBuilder
    {
        Host = Host,
        Port = Port,
        Username = User ?? "postgres",
        Password = Secret,
        Database = Database ?? "postgres",
        MaxPoolSize = 32,
        Timeout = 5,
        CommandTimeout = 20,
        SslMode = IsLoopback ? Npgsql.SslMode.Prefer : Npgsql.SslMode.Require,
    }.ConnectionString;

    /// <summary>Whether only this machine reaches the store.</summary>
    public bool IsLoopback => Host is "localhost" || (System.Net.IPAddress.TryParse(Host, out var ip) && System.Net.IPAddress.IsLoopback(ip));

    /// <summary>Reads an address.</summary>
    /// <param name="text">For example <c>redis://127.0.0.1:7000</c>, <c>rediss://:secret@store:7000</c> or <c>local:3</c>.</param>
    /// <param name="environmentSecret">The secret where the address has none; null for none.</param>
    /// <exception cref="FormatException">It is none; says what to write.</exception>
    public static ClusterAddress Parse(string text, string? environmentSecret = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith("local:", StringComparison.Ordinal))
        {
            return int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var silos) && silos is >= 1 and <= MostLocal
                ? new("local", "127.0.0.1", 0, null) { Local = silos }
                : throw new FormatException($"'{text}' must be local:N with N from 1 to {MostLocal}, the silos that are started on this machine.");
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("redis" or "rediss" or "postgres" or "postgresql") || uri.Host.Length == 0)
        {
            throw new FormatException($"'{Shown(text)}' is no address of a cluster; write redis://HOST:PORT, rediss://HOST:PORT (encrypted), postgres://USER@HOST/DATABASE or local:3.");
        }

        var user = uri.UserInfo.Split(':', 2);
        var secret = user.Length == 2 ? Uri.UnescapeDataString(user[1]) : environmentSecret;
        var isPostgres = uri.Scheme.StartsWith("postgres", StringComparison.Ordinal);
        return new(isPostgres ? "postgres" : uri.Scheme, uri.Host, uri.Port > 0 ? uri.Port : isPostgres ? 5432 : 6379, string.IsNullOrEmpty(secret) ? null : secret)
        {
            User = isPostgres && user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Database = isPostgres && uri.AbsolutePath.Length > 1 ? uri.AbsolutePath[1..] : null,
        };
    }

    /// <summary>Refuses what others could listen to or join.</summary>
    /// <exception cref="FormatException">The store is another host's, and there is no secret or no encryption.</exception>
    public ClusterAddress RequireSafe() =>
        IsLoopback || Local > 0 ? this
        : Secret is null ? throw new FormatException($"{Place} is another host's: {(IsPostgres ? "write the password, postgres://USER:PASSWORD@HOST/DATABASE, or set it" : "set the shared secret")} in {SecretVariable}.")
        : !IsEncrypted && !IsPostgres ? throw new FormatException($"{Place} is another host's: write rediss:// and start the store with --tls CERTIFICATE.")
        : this;

    private static string Shown(string text) => text.LastIndexOf('@') is >= 0 and var at ? text[(at + 1)..] : text;
}
