namespace LearningThePrior.Tree;

/// <summary>
/// Finds the stretch of a text with the smallest edit distance to some words: Sellers' algorithm, of which only the rows
/// that can still end within the distance allowed are computed (Ukkonen's cut-off).
/// </summary>
internal static class NearSearch
{
    /// <summary>How many cells of the distance table one search computes before it gives up: less than a tenth of a second.</summary>
    public const long MaxCells = 1L << 23;

    /// <summary>
    /// Gives the best stretch, the first of the equally good; null where none is near enough in the part of the text
    /// that <see cref="MaxCells"/> reaches.
    /// </summary>
    /// <param name="words">What to look for.</param>
    /// <param name="text">Where to look.</param>
    /// <param name="allowed">The greatest distance.</param>
    /// <param name="canBegin">Whether a stretch may begin at a position.</param>
    /// <param name="canEnd">Whether a stretch may end at a position.</param>
    public static (int Start, int End)? Best(
        string words, string text, int allowed, Func<int, bool> canBegin, Func<int, bool> canEnd)
    {
        int rows = words.Length;
        if (rows - allowed > text.Length)
        {
            return null;
        }

        // Row i of the column at j: the least distance from the first i characters of the words to a stretch that ends
        // at j, and where that stretch starts. Rows outside low..high are beyond the distance allowed.
        int[] distance = new int[rows + 1];
        int[] start = new int[rows + 1];
        int low = 0;
        int high = -1;
        long cells = 0;
        (int Start, int End)? best = null;
        for (int column = 0; column <= text.Length && cells <= MaxCells; column++)
        {
            bool begins = canBegin(column);
            if (!begins && high < low)
            {
                cells++;
                continue;
            }

            int top = begins ? 0 : low;
            int bottom = Math.Min(rows, Math.Max(high + 1, 0));
            int diagonal = allowed + 1;
            int diagonalStart = 0;
            int newLow = rows + 1;
            int newHigh = -1;
            for (int row = top; row <= bottom || (row <= rows && newHigh == row - 1 && distance[row - 1] < allowed); row++)
            {
                cells++;
                bool known = row >= low && row <= high;
                int left = known ? distance[row] : allowed + 1;
                int leftStart = start[row];
                int value = Math.Min(left + 1, allowed + 1);
                int from = leftStart;
                if (row == 0)
                {
                    if (begins)
                    {
                        (value, from) = (0, column);
                    }
                }
                else
                {
                    if (column > 0)
                    {
                        int replaced = diagonal + (words[row - 1] == text[column - 1] ? 0 : 1);
                        if (replaced <= value)
                        {
                            (value, from) = (replaced, diagonalStart);
                        }
                    }

                    if (newHigh == row - 1 && distance[row - 1] + 1 < value)
                    {
                        (value, from) = (distance[row - 1] + 1, start[row - 1]);
                    }
                }

                (diagonal, diagonalStart) = (left, leftStart);
                (distance[row], start[row]) = (value, from);
                if (value <= allowed)
                {
                    newLow = Math.Min(newLow, row);
                    newHigh = row;
                }
            }

            (low, high) = (newLow, newHigh);
            if (high == rows && canEnd(column) && column > start[rows])
            {
                best = (start[rows], column);
                allowed = distance[rows] - 1;
                if (allowed < 0)
                {
                    break;
                }
            }
        }

        return best;
    }
}
