namespace LearningThePrior.Gateway.Wire;

/// <summary>Divides the addresses of one model's requests, which are nearly always the same one, see <see cref="CallAddress"/>.</summary>
/// <param name="model">The model's own address; null where it has none.</param>
internal sealed class CallAddresses(Uri? model)
{
    private volatile Divided? _last;

    public (string Address, string Path) Of(Uri request)
    {
        if (_last is not { } last || last.Request != request.OriginalString)
        {
            var (address, path) = CallAddress.Of(request, model);
            _last = last = new(request.OriginalString, address, path);
        }

        return (last.Address, last.Path);
    }

    private sealed record Divided(string Request, string Address, string Path);
}
