namespace LearningThePrior.Amplification.Exploration;

/// <summary>A human whose Z is larger than any compact z, in a world where what is left out has a price in closed form.</summary>
public interface IPricedExplorer : IExplorer
{
    /// <summary>NLL in nats a label of who knows Z down to a level, and nothing below it: by level, from that of the root down to the last.</summary>
    IReadOnlyList<double> PriceByLevel { get; }

    /// <summary>NLL in nats a label of who reads books that were written in the place of others, and knows how often they are wrong.</summary>
    /// <param name="books">What is so, and what was written in its place: of each the page of every title that is nearest the root.</param>
    double PriceOf(IReadOnlyList<(IReadOnlyList<PlacedPage> True, IReadOnlyList<PlacedPage> Written)> books);
}
