# 批量交办单

import django.contrib.postgres.fields
import django.db.models.deletion
import shangliang.kit.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0003_joint_annexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SlipJob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=shangliang.kit.ids.ref, max_length=10, unique=True)),
                ('orders', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('shape', models.CharField(choices=[('pdf', '一个 PDF，从头打到尾'), ('zip', '一个压缩包，每个承办单位一个 PDF')], max_length=3, verbose_name='做成')),
                ('state', models.CharField(choices=[('waiting', '正在做'), ('done', '做好了'), ('failed', '没有做成')], default='waiting', max_length=8)),
                ('done', models.PositiveIntegerField(default=0)),
                ('why', models.CharField(blank=True, max_length=300)),
                ('file', models.BinaryField(null=True)),
                ('asked_at', models.DateTimeField()),
                ('ready_at', models.DateTimeField(null=True)),
                ('expires_at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-asked_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='SlipPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('name', models.CharField(blank=True, max_length=120)),
                ('data', models.BinaryField()),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='documents.slipjob')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddIndex(
            model_name='slipjob',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['asked_at'], name='slips_waiting'),
        ),
        migrations.AddConstraint(
            model_name='slipjob',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', False), ('ready_at__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('file', None)), _connector='OR'), name='slips_done_with_a_file'),
        ),
        migrations.AddConstraint(
            model_name='slipjob',
            constraint=models.CheckConstraint(condition=models.Q(('done__lte', models.Func(models.F('orders'), function='cardinality', output_field=models.IntegerField()))), name='slips_no_more_than_asked'),
        ),
        migrations.AddConstraint(
            model_name='slippart',
            constraint=models.UniqueConstraint(fields=('job', 'number'), name='slips_part_once'),
        ),
    ]
