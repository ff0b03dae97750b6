namespace LearningThePrior.Pages.Tests.Toys;

/// <summary>Finds text whose contrast with what lies behind it is less than WCAG 2.2 AA asks: 4.5, or 3 for large text.</summary>
internal static class WeakContrast
{
    public const string Script = """
        () => {
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const rgba = colour => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
            return [r, g, b, a / 255];
          };
          const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
          const behind = element => element ? over(rgba(getComputedStyle(element).backgroundColor), behind(element.parentElement)) : [255, 255, 255, 1];
          const weak = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const element = node.parentElement, style = getComputedStyle(element);
            if (!node.data.trim() || element.closest("script, style, .hidden-text, .skip, option, button:disabled") || !element.checkVisibility()) continue;
            const back = behind(element), text = over(rgba(element instanceof SVGElement ? style.fill : style.color), back);
            const [high, low] = [light(text), light(back)].sort((a, b) => b - a);
            const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
            const ratio = (high + .05) / (low + .05);
            if (ratio < (large ? 3 : 4.5)) weak.push(`${ratio.toFixed(2)} ${style.color} ${node.data.trim().slice(0, 40)}`);
          }
          return weak;
        }
        """;
}
