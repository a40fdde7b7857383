using System.Text;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Tests.Shared.Slo;

/// <summary>Whatever a document holds, reading it ends in an objective or in errors.</summary>
public sealed class DamagedDocumentsTests
{
    private const string Marks = "{}[]:,-#&*!|>'\"%@`?\\ \n\t\0~09.eE+€\ud83d";

    private readonly Random _random = new(11);

    [Fact]
    public void No_damaged_JSON_throws() => Damage(SloJson.Write(SomeSlo.Everything), text => SloJson.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void No_damaged_YAML_throws() => Damage(OpenSloWriter.Write(SomeSlo.Everything), text => OpenSloReader.Read(text));

    private void Damage(string valid, Func<string, SloReading> read)
    {
        for (var i = 0; i < 5_000; i++)
        {
            var text = new StringBuilder(valid);
            for (var n = _random.Next(1, 4); n > 0; n--)
            {
                var at = _random.Next(text.Length);
                switch (_random.Next(4))
                {
                    case 0: text[at] = Marks[_random.Next(Marks.Length)]; break;
                    case 1: text.Insert(at, Marks[_random.Next(Marks.Length)]); break;
                    case 2: text.Remove(at, Math.Min(_random.Next(1, 40), text.Length - at)); break;
                    default: text.Insert(at, valid.AsSpan(_random.Next(valid.Length / 2), _random.Next(1, 60))); break;
                }
            }

            try
            {
                var reading = read(text.ToString());
                Assert.Equal(reading.Slo is null, reading.Errors.Count > 0);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{e}\n{text}");
            }
        }
    }
}
