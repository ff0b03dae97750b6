namespace LearningThePrior.Gateway.Wire;

/// <summary>
/// Divides the address of a request into the base address and the path below it, and leaves out what may be secret:
/// credentials, and every part of the query but <c>api-version</c>, which Azure needs to tell APIs apart.
/// </summary>
internal static class CallAddress
{
    private const string Version = "api-version=";

    public static (string Address, string Path) Of(Uri request, Uri? modelAddress)
    {
        var address = Plain(modelAddress is null ? new Uri(request, "/") : modelAddress);
        address = address.EndsWith('/') ? address : address + "/";
        var whole = Plain(request);
        if (!whole.StartsWith(address, StringComparison.Ordinal))
        {
            address = Plain(new Uri(request, "/"));
        }

        var query = request.Query.TrimStart('?').Split('&').Where(p => p.StartsWith(Version, StringComparison.OrdinalIgnoreCase));
        var kept = string.Join('&', query);
        return (address, whole[address.Length..] + (kept.Length > 0 ? "?" + kept : ""));
    }

    private static string Plain(Uri uri) => uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
