using CsCheck;

namespace LearningThePrior.Probability.Tests;

public class SeedTests
{
    [Fact]
    public void A_purpose_always_gives_the_same_seed_and_different_purposes_different_seeds() =>
        Gen.Select(Gen.ULong, Gen.String, Gen.String).Sample((value, one, other) =>
            new Seed(value).For(one) == new Seed(value).For(one)
            && (one == other || new Seed(value).For(one) != new Seed(value).For(other)));

    [Fact]
    public void Items_of_one_purpose_differ() =>
        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(i => new Seed(1).For("turn", i)).Distinct().Count());

    // SHA-256 of the eight bytes of 1, least first, and "turn#0"; the first eight bytes of the hash, least first.
    [Fact]
    public void Seeds_do_not_change_between_versions()
    {
        byte[] hashed = [1, 0, 0, 0, 0, 0, 0, 0, .. "turn#0"u8];
        Assert.Equal(
            BitConverter.ToUInt64(System.Security.Cryptography.SHA256.HashData(hashed)), new Seed(1).For("turn", 0).Value);
    }

    [Fact]
    public void A_long_purpose_has_a_seed_too() =>
        Assert.NotEqual(new Seed(1).For(new string('x', 10_000)), new Seed(1).For(new string('x', 10_001)));
}
