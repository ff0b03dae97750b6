using System.Net;
using LearningThePrior.Cluster;

namespace LearningThePrior.Cli.Clustering;

/// <summary>Reads <c>--cluster</c>, with secret and certificate from the environment.</summary>
internal static class Addresses
{
    public const string Certificate = "LTP_CLUSTER_CERTIFICATE";
    public const string CertificatePassword = "LTP_CLUSTER_CERTIFICATE_PASSWORD";

    /// <exception cref="UserException">It is no address, or others could listen.</exception>
    public static ClusterAddress Parse(string text, string? certificate = null)
    {
        try
        {
            return (ClusterAddress.Parse(text, Environment.GetEnvironmentVariable(ClusterAddress.SecretVariable)) with
            {
                CertificateFile = certificate ?? Environment.GetEnvironmentVariable(Certificate),
                CertificatePassword = Environment.GetEnvironmentVariable(CertificatePassword),
            }).RequireSafe();
        }
        catch (FormatException e)
        {
            throw new UserException($"--cluster: {e.Message}");
        }
    }

    /// <summary>Whether only this machine reaches what listens at <c>--bind</c>.</summary>
    /// <exception cref="UserException">It is no IP address.</exception>
    public static bool IsLoopback(string bind) => IPAddress.TryParse(bind, out var address)
        ? IPAddress.IsLoopback(address)
        : throw new UserException($"--bind must be an IP address; '{bind}' is not.");
}
