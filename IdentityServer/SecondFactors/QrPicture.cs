using System.Globalization;
using System.Text;
using QRCoder;

namespace IdentityServer.SecondFactors;

/// <summary>Draws a link for a camera: a square of modules with the quiet zone that the standard asks for (ISO/IEC 18004).</summary>
internal sealed record QrPicture(string ViewBox, string Ground, string Path)
{
    public static QrPicture Of(string link)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                if (modules[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }
        return new QrPicture(
            $"0 0 {modules.Count} {modules.Count}",
            $"M0 0h{modules.Count}v{modules.Count}h-{modules.Count}z",
            path.ToString()
        );
    }
}
