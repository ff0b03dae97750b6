namespace LearningThePrior.Tree;

/// <summary>
/// An address with its hash. The hashes of all addresses on a path are made in one pass over the text of the deepest, so
/// that a walk of n steps takes time in proportion to n and not to its square.
/// </summary>
internal readonly struct HashedAddress : IEquatable<HashedAddress>
{
    // FNV-1a, 64 bits.
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly ulong _hash;

    private HashedAddress(NodeAddress address, ulong hash)
    {
        Address = address;
        _hash = hash;
    }

    public NodeAddress Address { get; }

    public static HashedAddress Of(NodeAddress address)
    {
        ulong hash = Basis;
        foreach (char c in address.Text)
        {
            hash = (hash ^ c) * Prime;
        }

        return new HashedAddress(address, hash);
    }

    /// <summary>The addresses from the root to the given one, both included.</summary>
    public static HashedAddress[] PathTo(NodeAddress address)
    {
        var path = new HashedAddress[address.Depth + 1];
        ReadOnlySpan<char> text = address.Text;
        ulong hash = Basis;
        int depth = 0;
        string home = "";
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '/')
            {
                path[depth++] = new HashedAddress(At(text, i, ref home), hash);
            }

            hash = (hash ^ text[i]) * Prime;
        }

        path[depth] = new HashedAddress(address, hash);
        return path;
    }

    public bool Equals(HashedAddress other) => _hash == other._hash && Address == other.Address;

    public override bool Equals(object? obj) => obj is HashedAddress other && Equals(other);

    public override int GetHashCode() => _hash.GetHashCode();

    // The shared text is at most twice as long as the address, lest a short address in the cache keep a huge text alive.
    private static NodeAddress At(ReadOnlySpan<char> text, int length, ref string home)
    {
        if (length > home.Length || home.Length == 0)
        {
            home = text[..Math.Min(text.Length, Math.Max(64, 2 * length))].ToString();
        }

        return NodeAddress.Within(home, length);
    }
}
