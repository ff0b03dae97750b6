using CsCheck;

namespace LearningThePrior.Tree.Tests;

public class NodeAddressTests
{
    private static readonly Gen<int> s_step = Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 200], Gen.Const(int.MaxValue));
    private static readonly Gen<int[]> s_steps = s_step.Array[0, 6];

    [Theory]
    [InlineData("/")]
    [InlineData("/0")]
    [InlineData("/0/13/2")]
    [InlineData("/2147483647")]
    public void An_address_prints_as_it_was_written(string text) =>
        Assert.Equal(text, NodeAddress.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("//")]
    [InlineData("/0/")]
    [InlineData("/01")]
    [InlineData("/-1")]
    [InlineData("/+1")]
    [InlineData("/ 1")]
    [InlineData("/1\n")]
    [InlineData("/1\0")]
    [InlineData("/2147483648")]
    [InlineData("/99999999999999999999")]
    [InlineData("/\u0661")]
    [InlineData("/a")]
    public void Anything_else_is_no_address(string text)
    {
        Assert.False(NodeAddress.TryParse(text, out NodeAddress address));
        Assert.Equal(NodeAddress.Root, address);
        Assert.Contains("is not a node's address", Assert.Throws<FormatException>(() => NodeAddress.Parse(text)).Message);
    }

    [Fact]
    public void Null_is_no_address()
    {
        Assert.False(NodeAddress.TryParse(null, out _));
        Assert.Throws<ArgumentNullException>(() => NodeAddress.Parse(null!));
    }

    [Fact]
    public void A_text_beyond_the_documented_length_is_no_address()
    {
        string longest = string.Concat(Enumerable.Repeat("/1", NodeAddress.MaxParsedLength / 2));

        Assert.True(NodeAddress.TryParse(longest, out _));
        Assert.False(NodeAddress.TryParse(longest + "1", out _));
        Assert.True(Assert.Throws<FormatException>(() => NodeAddress.Parse(longest + "1")).Message.Length < 1000);
    }

    [Fact]
    public void The_default_is_the_root()
    {
        NodeAddress address = default;

        Assert.Equal(NodeAddress.Root, address);
        Assert.True(address.IsRoot);
        Assert.Equal("/", address.ToString());
        Assert.Equal(NodeAddress.Parse("/"), address);
        Assert.Equal(NodeAddress.Parse("/3").Parent.GetHashCode(), address.GetHashCode());
        Assert.Empty(address.Steps);
    }

    [Fact]
    public void The_root_has_no_parent_and_no_index()
    {
        Assert.Throws<InvalidOperationException>(() => NodeAddress.Root.Parent);
        Assert.Throws<InvalidOperationException>(() => NodeAddress.Root.Index);
    }

    [Fact]
    public void A_step_is_never_negative()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NodeAddress.Root.Child(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NodeAddress.FromSteps([0, -1]));
    }

    [Fact]
    public void Text_and_steps_round_trip() =>
        s_steps.Sample(steps =>
        {
            var address = NodeAddress.FromSteps(steps);
            return address.Steps.SequenceEqual(steps)
                && NodeAddress.Parse(address.ToString()) == address
                && address == steps.Aggregate(NodeAddress.Root, (node, step) => node.Child(step))
                && address.Depth == steps.Length;
        });

    [Fact]
    public void A_child_knows_its_parent_and_index() =>
        Gen.Select(s_steps, s_step).Sample((steps, index) =>
        {
            var parent = NodeAddress.FromSteps(steps);
            NodeAddress child = parent.Child(index);
            return child.Parent == parent && child.Index == index && parent.IsAncestorOf(child)
                && !child.IsAncestorOf(parent) && !parent.IsAncestorOf(parent);
        });

    [Fact]
    public void Addresses_that_share_a_text_equal_those_that_do_not() =>
        Gen.Select(s_steps, s_steps, s_step).Sample((above, below, index) =>
        {
            var separate = NodeAddress.FromSteps(above);
            var shared = NodeAddress.FromSteps([.. above, .. below]);
            for (int i = 0; i < below.Length; i++)
            {
                shared = shared.Parent;
            }

            return shared == separate && shared.GetHashCode() == separate.GetHashCode()
                && shared.ToString() == separate.ToString() && shared.CompareTo(separate) == 0
                && shared.Child(index) == separate.Child(index)
                && shared.Child(index).ToString() == separate.Child(index).ToString();
        });

    [Fact]
    public void The_order_is_that_of_the_steps() =>
        Gen.Select(s_steps, s_steps).Sample((left, right) =>
            Math.Sign(NodeAddress.FromSteps(left).CompareTo(NodeAddress.FromSteps(right))) == CompareSteps(left, right));

    [Fact]
    public void A_node_comes_before_its_children_and_child_2_before_child_10()
    {
        string[] inOrder = ["/", "/1", "/1/0", "/1/2", "/1/2/5", "/1/10", "/2", "/10", "/10/0"];

        Assert.Equal(inOrder, inOrder.Reverse().Select(NodeAddress.Parse).Order().Select(address => address.ToString()));
    }

    [Fact]
    public void A_number_that_begins_alike_is_no_ancestor() =>
        Assert.False(NodeAddress.Parse("/1").IsAncestorOf(NodeAddress.Parse("/10")));

    [Fact]
    public void An_address_of_a_hundred_thousand_steps_is_as_good_as_any()
    {
        var deep = NodeAddress.FromSteps(Enumerable.Range(0, 100_000).Select(i => i % 7));

        Assert.Equal(100_000, deep.Depth);
        Assert.Equal(99_999 % 7, deep.Index);
        Assert.Equal(deep, NodeAddress.Parse(deep.ToString()));
        Assert.Equal(deep, deep.Parent.Child(deep.Index));
        Assert.True(deep.Parent.IsAncestorOf(deep));
        Assert.True(deep.Parent < deep);
        Assert.Equal(100_000, deep.Steps.Count);
    }

    private static int CompareSteps(int[] left, int[] right)
    {
        for (int i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i] != right[i])
            {
                return left[i] < right[i] ? -1 : 1;
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
