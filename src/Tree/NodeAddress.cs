using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace LearningThePrior.Tree;

/// <summary>
/// Where a node stands in the tree: the steps from the root, each the index of a child. Written "/" for the root and
/// "/0/13/2" for child 2 of child 13 of child 0. The default value is the root.
/// </summary>
/// <remarks>
/// Addresses of any depth are legal. They are ordered as in a document: a node before its children, children by index.
/// </remarks>
public readonly struct NodeAddress : IEquatable<NodeAddress>, IComparable<NodeAddress>, ISpanParsable<NodeAddress>
{
    /// <summary>The longest text that <see cref="Parse(string)"/> and its kin accept, in characters: 1,000,000.</summary>
    public const int MaxParsedLength = 1_000_000;

    // The address is the first _length characters of _text ("" for the root). Along one path, addresses share the
    // text of the deepest, so that a walk of n steps does not build n strings.
    private readonly string? _text;
    private readonly int _length;

    private NodeAddress(string text, int length)
    {
        _text = text;
        _length = length;
    }

    /// <summary>The address of the root, "/".</summary>
    public static NodeAddress Root => default;

    /// <summary>Whether this is the root.</summary>
    public bool IsRoot => _length == 0;

    /// <summary>The number of steps from the root; 0 for the root. Takes time in proportion to the text.</summary>
    public int Depth => Text.Count('/');

    /// <summary>The address of the node that this one is a child of.</summary>
    /// <exception cref="InvalidOperationException">This is the root.</exception>
    public NodeAddress Parent => new(_text!, LastSlash());

    /// <summary>The last step: which child of its parent the node is.</summary>
    /// <exception cref="InvalidOperationException">This is the root.</exception>
    public int Index => int.Parse(Text[(LastSlash() + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The steps from the root, in order; empty for the root. A new list each time.</summary>
    public IReadOnlyList<int> Steps
    {
        get
        {
            var steps = new int[Depth];
            int at = -1;
            foreach (char c in Text)
            {
                if (c == '/')
                {
                    at++;
                }
                else
                {
                    steps[at] = (10 * steps[at]) + (c - '0');
                }
            }

            return steps;
        }
    }

    internal int Length => _length;

    internal ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    /// <summary>Whether two addresses name the same place.</summary>
    public static bool operator ==(NodeAddress left, NodeAddress right) => left.Equals(right);

    /// <summary>Whether two addresses name different places.</summary>
    public static bool operator !=(NodeAddress left, NodeAddress right) => !left.Equals(right);

    /// <summary>Whether the left address comes before the right one in document order.</summary>
    public static bool operator <(NodeAddress left, NodeAddress right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left address comes before the right one in document order, or is the same.</summary>
    public static bool operator <=(NodeAddress left, NodeAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left address comes after the right one in document order.</summary>
    public static bool operator >(NodeAddress left, NodeAddress right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left address comes after the right one in document order, or is the same.</summary>
    public static bool operator >=(NodeAddress left, NodeAddress right) => left.CompareTo(right) >= 0;

    /// <summary>Gives the address that the steps lead to from the root.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="steps"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A step is negative.</exception>
    public static NodeAddress FromSteps(IEnumerable<int> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var text = new StringBuilder();
        foreach (int step in steps)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(step, nameof(steps));
            text.Append('/').Append(step);
        }

        return new NodeAddress(text.ToString(), text.Length);
    }

    /// <summary>Reads an address from its text.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">
    /// The text is no address: it does not begin with "/", a step is empty, has a sign or a leading zero or exceeds
    /// <see cref="int.MaxValue"/>, or the text is longer than <see cref="MaxParsedLength"/>.
    /// </exception>
    public static NodeAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan(), null);
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static NodeAddress Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static NodeAddress Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out NodeAddress address)
            ? address
            : throw new FormatException($"\"{Abbreviate(s)}\" is not a node's address; one looks like / or /0/13/2.");

    /// <summary>Reads an address from its text; false where <see cref="Parse(string)"/> would throw.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out NodeAddress result) =>
        TryParse(text.AsSpan(), null, out result);

    /// <inheritdoc cref="TryParse(string?, out NodeAddress)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out NodeAddress result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, out NodeAddress)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out NodeAddress result)
    {
        result = default;
        if (s.IsEmpty || s[0] != '/' || s.Length > MaxParsedLength)
        {
            return false;
        }

        if (s.Length == 1)
        {
            return true;
        }

        ReadOnlySpan<char> steps = s[1..];
        foreach (Range range in steps.Split('/'))
        {
            ReadOnlySpan<char> step = steps[range];
            bool leadingZero = step.Length > 1 && step[0] == '0';
            if (leadingZero || !int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                || step.ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        result = new NodeAddress(s.ToString(), s.Length);
        return true;
    }

    /// <summary>Gives the address of a child.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public NodeAddress Child(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        Span<char> step = stackalloc char[11];
        step[0] = '/';
        index.TryFormat(step[1..], out int digits, provider: CultureInfo.InvariantCulture);
        step = step[..(digits + 1)];

        ReadOnlySpan<char> rest = _text.AsSpan(_length);
        bool textGoesOnLikeThis = rest.StartsWith(step) && (rest.Length == step.Length || rest[step.Length] == '/');
        return textGoesOnLikeThis
            ? new NodeAddress(_text!, _length + step.Length)
            : new NodeAddress(string.Concat(Text, step), _length + step.Length);
    }

    /// <summary>Whether this node stands above the other: a proper prefix of its steps.</summary>
    public bool IsAncestorOf(NodeAddress other) =>
        other._length > _length && other._text![_length] == '/' && other.Text.StartsWith(Text);

    /// <inheritdoc/>
    public bool Equals(NodeAddress other) =>
        _length == other._length && (ReferenceEquals(_text, other._text) || Text.SequenceEqual(other.Text));

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is NodeAddress other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text);

    /// <summary>Orders addresses as in a document: a node before its children, children by index.</summary>
    public int CompareTo(NodeAddress other)
    {
        ReadOnlySpan<char> left = Text;
        ReadOnlySpan<char> right = other.Text;
        int common = left.CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            bool sameStep = common == left.Length
                ? common == right.Length || right[common] == '/'
                : left[common] == '/';
            if (sameStep)
            {
                return left.Length.CompareTo(right.Length);
            }
        }

        // The texts part within a step or after it; without leading zeros the longer number is the greater.
        int leftDigits = DigitsFrom(left, common);
        int rightDigits = DigitsFrom(right, common);
        return leftDigits != rightDigits
            ? leftDigits.CompareTo(rightDigits)
            : left[common].CompareTo(right[common]);
    }

    /// <summary>The text of the address: "/" for the root, "/0/13/2" and the like for all others.</summary>
    public override string ToString() =>
        _length == 0 ? "/" : _length == _text!.Length ? _text : _text[.._length];

    /// <summary>The first <paramref name="length"/> characters of this address, sharing <paramref name="home"/>.</summary>
    internal static NodeAddress Within(string home, int length) => new(home, length);

    /// <summary>The address for a message: the middle of a very long one is left out.</summary>
    internal string ToMessage() => Abbreviate(ToString());

    private static string Abbreviate(ReadOnlySpan<char> text) =>
        text.Length <= 200 ? text.ToString() : $"{text[..100]}...{text[^97..]}";

    private static int DigitsFrom(ReadOnlySpan<char> text, int start)
    {
        int length = text[start..].IndexOf('/');
        return length < 0 ? text.Length - start : length;
    }

    private int LastSlash() =>
        _length > 0 ? Text.LastIndexOf('/') : throw new InvalidOperationException("The root has no parent and no index.");
}
