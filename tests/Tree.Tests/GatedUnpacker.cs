namespace LearningThePrior.Tree.Tests;

/// <summary>An endless ternary tree whose steps wait, once gated, until the test lets them go.</summary>
internal sealed class GatedUnpacker : IUnpacker
{
    private readonly Lock _gate = new();
    private readonly List<TaskCompletionSource> _waiting = [];

    public bool Gated { get; set; }

    public List<string> Asked { get; } = [];

    public List<CancellationToken> Tokens { get; } = [];

    public async ValueTask<Node> RootAsync(CancellationToken cancellationToken = default) =>
        await GiveAsync(NodeAddress.Root, cancellationToken);

    public async ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default) =>
        await GiveAsync(parent.Address.Child(index), cancellationToken);

    /// <summary>Lets the n-th gated step go on.</summary>
    public void Release(int step) => _waiting[step].SetResult();

    public void Fail(int step, Exception error) => _waiting[step].SetException(error);

    private async ValueTask<Node> GiveAsync(NodeAddress address, CancellationToken cancellationToken)
    {
        Task go = Task.CompletedTask;
        lock (_gate)
        {
            Asked.Add(address.ToString());
            Tokens.Add(cancellationToken);
            if (Gated)
            {
                _waiting.Add(new TaskCompletionSource());
                go = _waiting[^1].Task;
            }
        }

        await go;
        return new Node(address, $"the node {address}", 3);
    }
}
