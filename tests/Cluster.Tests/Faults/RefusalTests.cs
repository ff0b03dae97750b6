using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LearningThePrior.Cluster.Silos;
using LearningThePrior.Cluster.Stores;
using LearningThePrior.Cluster.Tests.Toys;

namespace LearningThePrior.Cluster.Tests.Faults;

/// <summary>What cannot work is refused in one line that says what to do.</summary>
public sealed class RefusalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_store_at_the_address()
    {
        var port = ClusterNetwork.FreePort();

        var exception = await Assert.ThrowsAsync<StoreException>(() => KeyStores.OpenAsync(ClusterAddress.Parse($"redis://127.0.0.1:{port}")));

        Assert.Equal($"there is no store at redis://127.0.0.1:{port}: start one with 'ltp store --port {port}', or look at the address.", exception.Message);
    }

    [Fact]
    public async Task A_wrong_secret_and_none()
    {
        using var store = await Store.StartAsync("sesame");

        foreach (var wrong in new[] { ":open@", "" })
        {
            var exception = await Assert.ThrowsAsync<StoreException>(() => KeyStores.OpenAsync(ClusterAddress.Parse($"redis://{wrong}127.0.0.1:{store.Port}")));
            Assert.Contains("refuses the secret", exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("\n", exception.Message, StringComparison.Ordinal);
        }

        await using var right = await KeyStores.OpenAsync(ClusterAddress.Parse($"redis://:sesame@127.0.0.1:{store.Port}"));
        Assert.Null(await right.GetAsync("nothing", Token));
    }

    [Fact]
    public async Task Without_the_clusters_certificate_an_encrypted_store_is_not_spoken_to()
    {
        var folder = Directory.CreateTempSubdirectory("ltp-certificate-").FullName;
        var (right, other) = (Certificate(Path.Combine(folder, "right.pfx")), Certificate(Path.Combine(folder, "other.pfx")));
        var port = ClusterNetwork.FreePort();
        using (new ClusterStore(Path.Combine(folder, "store"), "127.0.0.1", port, "sesame", right, ""))
        {
            var address = ClusterAddress.Parse($"rediss://:sesame@127.0.0.1:{port}");
            await using (var keys = await KeyStores.OpenAsync(address with { CertificateFile = right }))
            {
                Assert.True(await keys.PutAsync("a", "one"u8.ToArray(), replace: false, cancellationToken: Token));
            }

            await Assert.ThrowsAsync<StoreException>(() => KeyStores.OpenAsync(address with { CertificateFile = other }));
        }

        Directory.Delete(folder, recursive: true);

        static string Certificate(string file)
        {
            using var key = RSA.Create(2048);
            using var certificate = new CertificateRequest("CN=ltp", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
            File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx));
            return file;
        }
    }

    [Fact]
    public async Task Another_version_while_one_of_its_workers_lives()
    {
        using var store = await Store.StartAsync();
        await using var keys = await KeyStores.OpenAsync(store.Address);
        await keys.PutAsync("ltp:version", Encoding.UTF8.GetBytes("0.0.9/abc"), replace: true, cancellationToken: Token);
        await Sessions.SayAsync(keys, "silo-1", default, Token);

        var exception = await Assert.ThrowsAsync<StoreException>(() => ClusterNetwork.RequireVersionAsync(keys));

        Assert.Contains("is of version 0.0.9/abc, and this program of ", exception.Message, StringComparison.Ordinal);
        await Sessions.EndAsync(keys, "silo-1");
        await ClusterNetwork.RequireVersionAsync(keys);
        await ClusterNetwork.RequireVersionAsync(keys);
    }

    [Theory]
    [InlineData("redis://10.0.0.5:7007", "shared secret")]
    [InlineData("redis://:s@10.0.0.5:7007", "rediss://")]
    [InlineData("postgres://user@10.0.0.5/database", "write the password")]
    public void Another_host_without_secret_or_encryption(string address, string remedy) =>
        Assert.Contains(remedy, Assert.Throws<FormatException>(() => ClusterAddress.Parse(address).RequireSafe()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("local:0")]
    [InlineData("local:x")]
    [InlineData("http://host")]
    [InlineData("redis:/host")]
    [InlineData("")]
    public void What_is_no_address(string text) => Assert.Throws<FormatException>(() => ClusterAddress.Parse(text));

    [Fact]
    public void A_secret_is_in_no_message()
    {
        var address = ClusterAddress.Parse("rediss://:hush@store:1");

        Assert.Equal(("rediss://store:1", "hush", "rediss://:hush@store:1"), (address.Place, address.Secret, address.Whole));
        Assert.DoesNotContain("hush", Assert.Throws<FormatException>(() => ClusterAddress.Parse("ftp://:hush@store:1")).Message, StringComparison.Ordinal);
    }
}
