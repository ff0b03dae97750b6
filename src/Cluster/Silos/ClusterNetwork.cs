using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LearningThePrior.Cluster.Stores;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace LearningThePrior.Cluster.Silos;

/// <summary>How silos and drivers find and trust each other.</summary>
internal static class ClusterNetwork
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The version that all of a cluster must have: that of the program.</summary>
    public static string Version { get; } = $"{typeof(ClusterNetwork).Assembly.GetName().Version}/{Convert.ToHexStringLower(typeof(ClusterNetwork).Module.ModuleVersionId.ToByteArray())[..8]}";

    /// <summary>The cluster's name, which silos and drivers say to each other first: nobody without the secret knows it.</summary>
    public static string NameOf(ClusterAddress address) => address.Secret is not { } secret ? "ltp"
        : "ltp-" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "learning the prior"u8))[..32];

    /// <summary>Refuses what belongs to another version.</summary>
    /// <exception cref="StoreException">The store is used by another version.</exception>
    public static async Task RequireVersionAsync(IKeyStore keys)
    {
        var own = Encoding.UTF8.GetBytes(Version);
        if (!await keys.PutAsync("ltp:version", own, replace: false) && await keys.GetAsync("ltp:version") is { } other && !own.AsSpan().SequenceEqual(other))
        {
            // Where nobody is left the next one decides.
            if ((await Sessions.AliveAsync(keys, CancellationToken.None)).Count > 0)
            {
                throw new StoreException($"the cluster at {keys.Place} is of version {Encoding.UTF8.GetString(other)}, and this program of {Version}: use the same program everywhere, or stop the others first.");
            }

            await keys.PutAsync("ltp:version", own, replace: true);
        }
    }

    /// <summary>A port that nobody uses now.</summary>
    public static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Has a silo meet the others of its cluster at the store, and trust nobody else.</summary>
    public static void Join(ISiloBuilder silo, ClusterAddress address)
    {
        if (address.IsPostgres)
        {
            silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = (PostgresMembership.Invariant, address.ConnectionString));
        }
        else
        {
            silo.UseRedisClustering(o => o.ConfigurationOptions = RedisKeys.OptionsOf(address, failFast: false));
        }

        silo.Configure<ClusterOptions>(o => o.ClusterId = o.ServiceId = NameOf(address));
        silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = ResponseTimeout);
        silo.AddActivityPropagation();
        if (CertificateOf(address) is { } certificate)
        {
            silo.UseTls(o => Encrypt(o, certificate));
        }
    }

    /// <summary>Has a driver find the silos of its cluster at the store, and trust nobody else.</summary>
    public static void Join(IClientBuilder client, ClusterAddress address)
    {
        if (address.IsPostgres)
        {
            client.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = (PostgresMembership.Invariant, address.ConnectionString));
        }
        else
        {
            client.UseRedisClustering(o => o.ConfigurationOptions = RedisKeys.OptionsOf(address, failFast: false));
        }

        client.Configure<ClusterOptions>(o => o.ClusterId = o.ServiceId = NameOf(address));
        client.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = ResponseTimeout);
        client.AddActivityPropagation();
        if (CertificateOf(address) is { } certificate)
        {
            client.UseTls(o => Encrypt(o, certificate));
        }
    }

    /// <summary>The certificate that a whole cluster shares; null where it has none.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public static X509Certificate2? CertificateOf(ClusterAddress address)
    {
        try
        {
            return address.CertificateFile is { } file ? X509CertificateLoader.LoadPkcs12FromFile(file, address.CertificatePassword) : null;
        }
        catch (Exception e) when (e is CryptographicException or IOException)
        {
            throw new StoreException($"the certificate {address.CertificateFile} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Both sides show the one certificate of the cluster, and take no other.</summary>
    private static void Encrypt(TlsOptions options, X509Certificate2 certificate)
    {
        options.LocalCertificate = certificate;
        options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.RemoteCertificateValidation = (other, _, _) => other is not null && other.GetCertHashString() == certificate.GetCertHashString();
        options.OnAuthenticateAsClient = (_, authentication) => authentication.TargetHost = "ltp";
    }
}
