namespace LearningThePrior.Gateway.Tests;

/// <summary>Stands in for sockets where a test needs an address that does not change.</summary>
internal sealed class HandlerOf(Func<HttpResponseMessage> answer) : HttpMessageHandler
{
    private int _requests;

    public int Requests => _requests;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        return Task.FromResult(answer());
    }
}
